// Breaks of TypeScript: conditions forced, comparisons shifted, statements and filters left out, numbers moved. What a
// mistake of a tired person looks like; it must not know what the code means.
import ts from 'typescript';
import type { Mutant } from './mutant.js';
import { mutateSql } from './sql.js';

const SHIFTED: Partial<Record<ts.SyntaxKind, string>> = {
  [ts.SyntaxKind.LessThanToken]: '<=',
  [ts.SyntaxKind.LessThanEqualsToken]: '<',
  [ts.SyntaxKind.GreaterThanToken]: '>=',
  [ts.SyntaxKind.GreaterThanEqualsToken]: '>',
  [ts.SyntaxKind.EqualsEqualsEqualsToken]: '!==',
  [ts.SyntaxKind.ExclamationEqualsEqualsToken]: '===',
  [ts.SyntaxKind.AmpersandAmpersandToken]: '||',
  [ts.SyntaxKind.BarBarToken]: '&&',
  [ts.SyntaxKind.PlusToken]: '-',
  [ts.SyntaxKind.MinusToken]: '+',
  [ts.SyntaxKind.AsteriskToken]: '/',
  [ts.SyntaxKind.PlusEqualsToken]: '-=',
};

/** Calls on a list that can be left out, so that the list comes as it is. */
const LEFT_OUT = new Set(['filter', 'sort', 'reverse', 'slice', 'trim']);
const TWINS = new Map([
  ['some', 'every'],
  ['every', 'some'],
  ['min', 'max'],
  ['max', 'min'],
]);
/** What only tells somebody who looks at the machine: nobody is to notice when it is missing. */
const ONLY_TELLS = /^(?:\w+\.)*log\.|^void log\.|\.unref\(\)$/;

const isEquality = ({ operatorToken: { kind } }: ts.BinaryExpression): boolean =>
  kind === ts.SyntaxKind.EqualsEqualsEqualsToken || kind === ts.SyntaxKind.ExclamationEqualsEqualsToken;

/** It is forced to true and to false as a whole. */
const isCondition = (node: ts.Expression): boolean =>
  (ts.isIfStatement(node.parent) && node.parent.expression === node) ||
  (ts.isConditionalExpression(node.parent) && node.parent.condition === node);

/** What a count falls back to where a row is always there. */
const isFallback = (node: ts.Expression): boolean =>
  ts.isBinaryExpression(node.parent) && node.parent.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken;

/** `select: { column: true }`: without it nothing would compile. */
const isSelected = (node: ts.Node): boolean =>
  ts.isPropertyAssignment(node.parent) &&
  ts.isPropertyAssignment(node.parent.parent.parent) &&
  /^(?:select|include)$/.test(node.parent.parent.parent.name.getText());

/** All breaks of one file, in the order of their places. */
export function mutateFile(file: string, source: string): Mutant[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.ES2023, true);
  const found: Mutant[] = [];
  const put = (node: ts.Node, text: string, kind: string): void =>
    void found.push({ file, start: node.getStart(tree), end: node.getEnd(), text, kind });

  function condition(node: ts.Expression): void {
    put(node, 'true', 'condition');
    put(node, 'false', 'condition');
  }

  function call(node: ts.CallExpression): void {
    if (!ts.isPropertyAccessExpression(node.expression)) return;
    const { expression: owner, name } = node.expression;
    if (LEFT_OUT.has(name.text)) put(node, owner.getText(tree), 'call');
    const twin = TWINS.get(name.text);
    if (twin) put(name, twin, 'call');
  }

  /** A condition of a query that is left out; an order turned round. */
  function property(node: ts.PropertyAssignment | ts.ShorthandPropertyAssignment, inWhere: boolean): void {
    const object = node.parent;
    if (inWhere && object.properties.length > 1) {
      const next = object.properties[object.properties.indexOf(node) + 1];
      const end = next ? next.getStart(tree) : node.getEnd();
      found.push({ file, start: node.getStart(tree), end, text: '', kind: 'where' });
    }
    if (!ts.isPropertyAssignment(node) || !ts.isStringLiteral(node.initializer)) return;
    const { text } = node.initializer;
    if (text === 'asc' || text === 'desc') put(node.initializer, text === 'asc' ? `'desc'` : `'asc'`, 'order');
  }

  function literal(node: ts.NumericLiteral): void {
    if (isFallback(node)) return;
    const value = Number(node.text.replaceAll('_', ''));
    put(node, String(value < 100 ? value + 1 : value * 3), 'number');
  }

  function statement(node: ts.ExpressionStatement): void {
    if (ONLY_TELLS.test(node.expression.getText(tree))) return;
    put(node, ';', 'statement');
    if (ts.isAwaitExpression(node.expression)) put(node, `void ${node.expression.expression.getText(tree)};`, 'await');
  }

  /** A condition on which nothing hangs but a line in the log. */
  const onlyTells = (node: ts.Node): boolean =>
    ts.isIfStatement(node) &&
    node.elseStatement === undefined &&
    ts.isExpressionStatement(node.thenStatement) &&
    /^(?:\w+\.)*log\./.test(node.thenStatement.expression.getText(tree));

  function visit(node: ts.Node, inWhere: boolean): void {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isInterfaceDeclaration(node)) return;
    if (onlyTells(node)) return;
    let where = inWhere;
    if (ts.isIfStatement(node) || ts.isWhileStatement(node)) condition(node.expression);
    else if (ts.isConditionalExpression(node)) condition(node.condition);
    else if (ts.isExpressionStatement(node)) {
      if (ONLY_TELLS.test(node.expression.getText(tree))) return;
      statement(node);
    } else if (ts.isBinaryExpression(node)) {
      const to = SHIFTED[node.operatorToken.kind];
      if (to && !(isEquality(node) && isCondition(node))) put(node.operatorToken, to, 'operator');
      if (node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken)
        put(node, node.right.getText(tree), 'default');
    } else if (ts.isCallExpression(node)) call(node);
    else if (ts.isNumericLiteral(node)) literal(node);
    else if (node.kind === ts.SyntaxKind.TrueKeyword && !isSelected(node)) put(node, 'false', 'boolean');
    else if (node.kind === ts.SyntaxKind.FalseKeyword) put(node, 'true', 'boolean');
    else if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
      put(node, node.operand.getText(tree), 'negation');
    else if (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) {
      property(node, inWhere);
      where ||= ts.isPropertyAssignment(node) && node.name.getText(tree) === 'where';
    } else if (ts.isVariableDeclaration(node)) where ||= node.name.getText(tree) === 'where';
    else if (ts.isTaggedTemplateExpression(node) && /queryRaw|executeRaw|\bsql\b/i.test(node.tag.getText(tree)))
      found.push(...mutateSql(file, source, node.template.getStart(tree) + 1, node.template.getEnd() - 1));
    ts.forEachChild(node, (child) => visit(child, where));
  }

  visit(tree, false);
  return found.sort((one, other) => one.start - other.start);
}
