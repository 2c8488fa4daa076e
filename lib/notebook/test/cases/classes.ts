import type { GoldenCase } from './golden-case.ts';

export const CLASSES: readonly GoldenCase[] = [
  ['classes with fields, private members, statics, inheritance, parameter properties', ['class P { constructor(public x: number, private y = 2) {} sum() { return this.x + this.y } }\nclass Q extends P { #z = 1; static k = 9; get z() { return this.#z } }', 'const q = new Q(1); [q.sum(), q.z, Q.k, Q.name]'], [3, 1, 9, 'Q']],
  ['private in', ['class Pi { #x = 1; static has(o: object) { return #x in o } } [Pi.has(new Pi()), Pi.has({})]'], [true,false]],
  ['static block', ['class Sb { static v: number; static { this.v = 4 } } Sb.v'], 4],
  ['private methods, accessors', ['class Pm { #v = 1; #m() { return this.#v } get v() { return this.#m() } set v(x) { this.#v = x } static #s = 3; static s() { return Pm.#s } } const pm = new Pm(); pm.v = 5; [pm.v, Pm.s()]'], [5,3]],
  ['class expression named', ['const Ce = class Inner { n() { return Inner.name } }; new Ce().n()'], 'Inner'],
  ['class anonymous gets the name', ['const Anon = class {}; Anon.name'], 'Anon'],
  ['computed class members', ['const keyc = "dyn"; class Cm { [keyc]() { return 1 } static [keyc + "2"] = 2 } [new Cm().dyn(), (Cm as any).dyn2]'], [1,2]],
  ['super calls', ['class Ba { hi() { return 1 } } class De extends Ba { hi() { return super.hi() + 1 } } new De().hi()'], 2],
  ['new.target', ['function Nt(this: any) { return new.target === undefined ? 0 : 1 } (Nt as any)()'], 0],
  ['await in class field', ['const cfv = await Promise.resolve(2); class Cf { v = cfv } new Cf().v'], 2],
  ['class extends a class of another cell', ['class Base1 { a = 1 }', 'class Sub1 extends Base1 { b = 2 }', 'const s1b = new Sub1(); [s1b.a, s1b.b]'], [1,2]],
  ['regex with slash in class', ['/[/]/.test("/")'], true],
  ['symbol iterator class', ['class It { *[Symbol.iterator]() { yield 1 } } [...new It()]'], [1]],
  ['last expression class expr', ['(class Z9 { static v = 1 }).v'], 1],
  ['parameter properties with readonly', ['class Pr { constructor(readonly a: number, protected b: string, public readonly c = 1) {} } const pr = new Pr(1, "x"); [pr.a, pr.c]'], [1,1]],
  ['class fields order', ['const ord: string[] = []; class Fo { a = ord.push("a"); constructor() { ord.push("c") } b = ord.push("b") } new Fo(); ord'], ['a','b','c']],
  ['class declared and used with static self', ['class Ss { static one = new Ss(); v = 1 } Ss.one.v'], 1],
  ['error.cause and custom errors', ['class Er extends Error { override name = "Er" } try { throw new Er("x", { cause: 1 }) } catch (e: any) { var caught = [e.name, e.cause] } caught'], ['Er',1]],
];
