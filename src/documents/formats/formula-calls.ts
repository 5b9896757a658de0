// Whether a formula in a cell, a name or a condition acts by itself: asks the web, a program on the same computer or one of its
// components for what it shows. A link somebody clicks on and another workbook of one's own are everyday.
// It must not know where the formula stands.

/** The elements whose text is a formula, and the attributes that are one in LibreOffice. */
export const FORMULA_TAGS: ReadonlySet<string> = new Set([
  'f',
  'formula',
  'formula1',
  'formula2',
  'oldFormula',
  'definedName',
  'calculatedColumnFormula',
  'totalsRowFormula',
]);
export const FORMULA_ATTRIBUTE = /(?:^|:)(?:formula|expression|condition)$/;
/** No program reads a longer one. */
export const LONGEST_FORMULA = 65_536;

const ASKS_WEB = /(?<![\p{L}\d_])WEBSERVICE\s*\(/iu;
/** Functions whose name alone is a word of everyday too, also inside of texts that other programs leave in a formula. */
const BRINGS_IN = /(?<![\p{L}\d_.])(?:_xlfn\.)?(?:_xlws\.)?(?:IMAGE|IMPORTTEXT|IMPORTCSV|SQL\.REQUEST)\s*\(/iu;
const ASKS_PROGRAM = /(?<![\p{L}\d_.])(?:DDE|RTD|CALL|REGISTER(?:\.ID)?|EXEC)\s*\(/iu;
/** «program|'what'!item», the old way of asking for data: a stroke is no sign of counting. */
const ASKS_BY_STROKE = /\|\s*(?:''|[^\s!|"'()[\]{},;&]{1,255})\s*!/;

export function formulaCall(formula: string): 'DDE' | 'FETCH' | null {
  if (!/[(|]/.test(formula)) return null;
  if (ASKS_PROGRAM.test(formula) || (formula.includes('|') && ASKS_BY_STROKE.test(withoutTexts(formula)))) return 'DDE';
  if (ASKS_WEB.test(formula)) return 'FETCH';
  return BRINGS_IN.test(formula) && BRINGS_IN.test(withoutTexts(formula)) ? 'FETCH' : null;
}

/** A formula with its texts and the names in quotation marks left empty; in the name of a column «'» stands before one sign. */
function withoutTexts(formula: string): string {
  let [left, depth] = ['', 0];
  for (let at = 0; at < formula.length; at++) {
    const c = formula[at]!;
    if (depth > 0 && c === "'") at++;
    else if (depth === 0 && (c === '"' || c === "'")) {
      const end = formula.indexOf(c, at + 1);
      if (end < 0) return left;
      left += c + c;
      at = end;
    } else {
      if (c === '[') depth++;
      else if (c === ']' && depth > 0) depth--;
      if (depth === 0) left += c;
    }
  }
  return left;
}
