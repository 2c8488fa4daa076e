import type { AnyNode, Class, Function as FunctionNode, Identifier, Pattern, Program, Statement, VariableDeclaration } from 'acorn';
import { findLexicalDeclarations, findVarDeclarations, type Declaration } from './find-declarations.ts';
import { findPatternNames } from './find-pattern-names.ts';
import { childNodes } from './walk-nodes.ts';

/** One place where a cell touches a name that is not local to a block or function of it. */
export interface NameUse {
  readonly id: Identifier;
  /** declared at the cell's own top level; otherwise it comes from another cell or the platform */
  readonly own: boolean;
  readonly reads: boolean;
  readonly writes: boolean;
  /** inside a function or class body, so it happens when that is called, maybe long after the cell ended */
  readonly inFunction: boolean;
  /** inside a function that the cell only defines: callbacks and functions called on the spot do not count */
  readonly deferred: boolean;
  /** written as `{ name }` */
  readonly shorthand: boolean;
}

/** Finds every use of top-level and foreign names by following JavaScript's scopes. */
export function findNameUses(program: Program, topLevel: ReadonlyMap<string, Declaration>): NameUse[] {
  const walker = new ScopeWalker(new Set(topLevel.keys()));
  program.body.forEach((statement) => walker.visit(statement));
  return walker.uses;
}

type Names = ReadonlySet<string>;
const namesOf = (declarations: readonly Declaration[]): string[] => declarations.map(({ name }) => name);

class ScopeWalker {
  readonly uses: NameUse[] = [];
  private readonly scopes: Names[] = [];
  private functionDepth = 0;
  private deferredDepth = 0;

  constructor(private readonly topLevel: Names) {}

  visit(node: AnyNode | null | undefined): void {
    if (!node) return;
    switch (node.type) {
      case 'Identifier':
        return this.use(node, { reads: true });
      case 'FunctionDeclaration':
        return this.deferring(() => this.visitFunction(node));
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        return this.visitFunction(node);
      case 'ClassDeclaration':
      case 'ClassExpression':
        return this.visitClass(node);
      case 'BlockStatement':
        return this.within(namesOf(findLexicalDeclarations(node.body)), () => node.body.forEach((statement) => this.visit(statement)));
      case 'ForStatement':
        return this.within(loopNames(node.init), () => [node.init, node.test, node.update, node.body].forEach((part) => this.visit(part)));
      case 'ForInStatement':
      case 'ForOfStatement':
        return this.within(loopNames(node.left), () => {
          if (node.left.type === 'VariableDeclaration') this.visit(node.left);
          else this.assign(node.left);
          this.visit(node.right);
          this.visit(node.body);
        });
      case 'CatchClause':
        return this.within(findPatternNames(node.param ?? null).map(({ name }) => name), () => {
          if (node.param) this.declare(node.param);
          this.visit(node.body);
        });
      case 'SwitchStatement': {
        this.visit(node.discriminant);
        const statements: Statement[] = node.cases.flatMap(({ consequent }) => consequent);
        return this.within(namesOf(findLexicalDeclarations(statements)), () => node.cases.forEach((clause) => [clause.test, ...clause.consequent].forEach((part) => this.visit(part))));
      }
      case 'VariableDeclaration':
        for (const { id, init } of node.declarations) {
          this.declare(id);
          const defines = init?.type === 'FunctionExpression' || init?.type === 'ArrowFunctionExpression';
          if (defines) this.deferring(() => this.visit(init));
          else this.visit(init);
        }
        return;
      case 'AssignmentExpression':
        if (node.left.type === 'Identifier') this.use(node.left, { reads: node.operator !== '=', writes: true });
        else this.assign(node.left);
        return this.visit(node.right);
      case 'UpdateExpression':
        if (node.argument.type === 'Identifier') return this.use(node.argument, { reads: true, writes: true });
        return this.visit(node.argument);
      case 'MemberExpression':
        this.visit(node.object);
        if (node.computed) this.visit(node.property);
        return;
      case 'Property':
        if (node.computed) this.visit(node.key);
        if (node.shorthand && node.value.type === 'Identifier') return this.use(node.value, { reads: true, shorthand: true });
        return this.visit(node.value);
      case 'LabeledStatement':
        return this.visit(node.body);
      case 'ExportNamedDeclaration':
        return this.visit(node.declaration);
      case 'ExportDefaultDeclaration':
        return this.visit(node.declaration);
      case 'BreakStatement':
      case 'ContinueStatement':
      case 'ImportDeclaration':
      case 'ExportAllDeclaration':
      case 'MetaProperty':
        return;
      default:
        childNodes(node).forEach((child) => this.visit(child));
    }
  }

  private visitFunction(node: FunctionNode): void {
    const names = node.params.flatMap((param) => findPatternNames(param)).map(({ name }) => name);
    if (node.type === 'FunctionExpression' && node.id) names.push(node.id.name);
    if (node.type !== 'ArrowFunctionExpression') names.push('arguments');
    const { body } = node;
    if (body.type === 'BlockStatement') names.push(...namesOf(findVarDeclarations(body.body)), ...namesOf(findLexicalDeclarations(body.body)));
    this.within(names, () => {
      this.functionDepth++;
      node.params.forEach((param) => this.declare(param));
      if (body.type === 'BlockStatement') body.body.forEach((statement) => this.visit(statement));
      else this.visit(body);
      this.functionDepth--;
    });
  }

  private visitClass(node: Class): void {
    this.visit(node.superClass);
    this.within(node.id ? [node.id.name] : [], () => {
      for (const member of node.body.body) {
        if (member.type !== 'StaticBlock' && member.computed) this.visit(member.key);
        this.functionDepth++;
        this.deferredDepth++;
        if (member.type === 'StaticBlock') {
          const names = [...findVarDeclarations(member.body), ...findLexicalDeclarations(member.body)];
          this.within(namesOf(names), () => member.body.forEach((statement) => this.visit(statement)));
        } else this.visit(member.value);
        this.deferredDepth--;
        this.functionDepth--;
      }
    });
  }

  /** A pattern that declares: only its defaults and computed keys use names. */
  private declare(pattern: Pattern): void {
    this.visitPattern(pattern, () => undefined);
  }

  /** A pattern that assigns to names which exist. */
  private assign(pattern: Pattern): void {
    this.visitPattern(pattern, (id, shorthand) => this.use(id, { writes: true, shorthand }));
  }

  private visitPattern(pattern: Pattern | null, bind: (id: Identifier, shorthand: boolean) => void, shorthand = false): void {
    if (!pattern) return;
    switch (pattern.type) {
      case 'Identifier':
        return bind(pattern, shorthand);
      case 'MemberExpression':
        return this.visit(pattern);
      case 'ObjectPattern':
        for (const property of pattern.properties) {
          if (property.type === 'RestElement') this.visitPattern(property.argument, bind);
          else {
            if (property.computed) this.visit(property.key);
            this.visitPattern(property.value, bind, property.shorthand);
          }
        }
        return;
      case 'ArrayPattern':
        return pattern.elements.forEach((element) => this.visitPattern(element, bind));
      case 'AssignmentPattern':
        this.visitPattern(pattern.left, bind, shorthand);
        return this.visit(pattern.right);
      case 'RestElement':
        return this.visitPattern(pattern.argument, bind);
    }
  }

  private deferring(visit: () => void): void {
    this.deferredDepth++;
    visit();
    this.deferredDepth--;
  }

  private within(names: readonly string[], visit: () => void): void {
    this.scopes.push(new Set(names));
    visit();
    this.scopes.pop();
  }

  private use(id: Identifier, how: { reads?: boolean; writes?: boolean; shorthand?: boolean }): void {
    if (this.scopes.some((scope) => scope.has(id.name))) return;
    this.uses.push({
      id,
      own: this.topLevel.has(id.name),
      reads: how.reads ?? false,
      writes: how.writes ?? false,
      inFunction: this.functionDepth > 0,
      deferred: this.deferredDepth > 0,
      shorthand: how.shorthand ?? false,
    });
  }
}

function loopNames(start: VariableDeclaration | AnyNode | null | undefined): string[] {
  if (start?.type !== 'VariableDeclaration' || start.kind === 'var') return [];
  return start.declarations.flatMap(({ id }) => findPatternNames(id)).map(({ name }) => name);
}
