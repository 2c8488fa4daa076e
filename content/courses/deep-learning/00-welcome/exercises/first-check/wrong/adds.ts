function countMarks(students: number, tests: number): number {
  return students + tests;
}
