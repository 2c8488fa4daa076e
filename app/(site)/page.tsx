import type { Metadata } from 'next';
import { CourseContents } from '#app/_components/site/course/course-contents.tsx';
import { GradingLines } from '#app/_components/site/home/grading-lines.tsx';
import { HomeSection } from '#app/_components/site/home/home-section.tsx';
import styles from '#app/_components/site/home/home.module.css';
import { Opening } from '#app/_components/site/home/opening.tsx';
import { RunYourOwn } from '#app/_components/site/home/run-your-own.tsx';
import { NothingPublished } from '#app/_components/site/nothing-published.tsx';
import { listCourses } from '#lib/server/content/read.ts';

export const metadata: Metadata = { title: { absolute: 'Epoch: deep learning, with the working shown' } };

export default async function HomePage() {
  const courses = await listCourses();
  const [course] = courses;
  const lesson = course?.modules[0]?.lessons[0];
  return (
    <main id="main" tabIndex={-1} className={styles.home}>
      <Opening start={course && lesson ? `/courses/${course.slug}/${lesson.slug}` : null} />
      <HomeSection id="contents" title="Contents">
        {courses.length === 0 ? <NothingPublished /> : courses.map((one) => <CourseContents key={one.slug} course={one} progress={null} level={3} />)}
      </HomeSection>
      <HomeSection id="grading" title="How grading works">
        <GradingLines />
      </HomeSection>
      <HomeSection id="own" title="Run your own">
        <RunYourOwn />
      </HomeSection>
    </main>
  );
}
