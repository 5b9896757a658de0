// Looks through the XML of office documents for whatever acts by itself: macros called (also by buttons a document adds),
// programs asked for data (DDE), content fetched from elsewhere on opening, by formulas too. A link somebody clicks on, a linked picture and a template of one's own computer are
// everyday. It must not know how parts are packed.
import { FORMULA_ATTRIBUTE, FORMULA_TAGS, formulaCall, LONGEST_FORMULA } from './formula-calls.js';
import { isElsewhere, isFetched } from './targets.js';
import type { XmlWatcher } from './xml-tags.js';

export type Call = 'MACRO' | 'DDE' | 'FETCH';

/** What is looked at only, or asked about before it is fetched. */
const PASSIVE =
  /\/(?:image|audio|video|media|externalLinkPath|xlPathMissing|xlExternalLinkPath\/[^/]*|xlStartup|xlLibrary|xlAlternateStartup)$/i;
const SCRIPT_SPACE = /^(?:urn:oasis:names:tc:opendocument:xmlns:script:1\.0|http:\/\/openoffice\.org\/2000\/script)$/;
const CALLS_MACRO = /=\s*["']\s*(?:vnd\.sun\.star\.script:|macro:\/)/i;
/** What fetches its content when the document of LibreOffice opens. */
const FETCHING = new Set(['object', 'object-ole', 'floating-frame', 'section-source', 'plugin', 'applet']);
const LONGEST_FIELD = 4_000;
const NO_NAME = /^[\s"{]+/;

/** What calls a macro when a part of the ribbon is shown or pressed. */
const RIBBON_CALL = /^(?:on[a-z]+|get[a-z]+|loadimage)$/;

export class CallWatcher implements XmlWatcher {
  found: Call | null = null;
  private readonly scriptPrefixes = new Set(['script']);
  private inField = false;
  private field = '';
  /** A field has begun, and all that was read of it since are its own words. */
  private isOpen = false;
  private inFormula = false;
  private formula = '';
  /** The part says what the document adds to the ribbon. */
  private isRibbon = false;

  /** `isPointers`: the part says where other parts are. */
  constructor(private readonly isPointers: boolean) {}

  tag(name: string, attributes: () => ReadonlyMap<string, string>, source: string): void {
    if (this.isPointers) return this.relationship(attributes());
    this.endFormula();
    this.inFormula = FORMULA_TAGS.has(name) && !source.endsWith('/>');
    this.isRibbon ||= name === 'customUI';
    if (this.isRibbon && [...attributes()].some(([key, value]) => RIBBON_CALL.test(key) && value.trim() !== ''))
      this.found ??= 'MACRO';
    if (/(?:formula|expression|condition)\s*=/.test(source))
      for (const [key, value] of attributes()) if (FORMULA_ATTRIBUTE.test(key)) this.found ??= formulaCall(value);
    switch (name) {
      case 'instrText':
      case 'delInstrText':
        this.inField = !source.endsWith('/>');
        return;
      case 't':
        this.inField = this.isOpen && !source.endsWith('/>');
        return;
      case 'fldChar':
        return this.fieldMark([...attributes()].find(([key]) => /(?:^|:)fldchartype$/.test(key))?.[1] ?? '');
      case 'fldSimple':
        this.nested();
        return this.isDde([...attributes()].find(([key]) => /(?:^|:)instr$/.test(key))?.[1] ?? '');
      case 'connection':
      case 'queryTable':
        if (/^\s*(?:1|true|on)\s*$/i.test(attributes().get('refreshonload') ?? '')) this.found ??= 'FETCH';
        return;
      case 'ddeLink':
      case 'dde-connection-decl':
      case 'dde-link':
      case 'dde-source':
        this.found ??= 'DDE';
        return;
    }
    if (source.includes('xmlns'))
      for (const [key, value] of attributes())
        if (SCRIPT_SPACE.test(value.trim())) this.scriptPrefixes.add(key.replace(/^xmlns:?/, ''));
    if (name === 'event-listener') {
      const prefix = /^<(?:([^\s/>:]*):)?/.exec(source)?.[1] ?? '';
      if (this.scriptPrefixes.has(prefix.toLowerCase())) this.found ??= 'MACRO';
    }
    if (source.includes('=') && CALLS_MACRO.test(source)) this.found ??= 'MACRO';
    else if (source.includes('&') && [...attributes().values()].some((value) => CALLS_MACRO.test(`="${value}`)))
      this.found ??= 'MACRO';
    if (FETCHING.has(name) && source.includes('href')) {
      const target = [...attributes()].find(([key]) => /(?:^|:)href$/.test(key))?.[1] ?? '';
      if (isElsewhere(target)) this.found ??= 'FETCH';
    }
  }

  end(name: string): void {
    this.endFormula();
    if (name === 'instrText' || name === 'delInstrText' || name === 't') this.inField = false;
    else if (name === 'p') this.endField();
  }

  text(text: () => string): void {
    if (this.inFormula && this.formula.length < LONGEST_FORMULA) this.formula += text();
    // Blanks before its name would make it longer than what is looked at.
    if (this.inField && this.field.length < LONGEST_FIELD) this.field = (this.field + text()).replace(NO_NAME, '');
  }

  private relationship(attributes: ReadonlyMap<string, string>): void {
    const type = attributes.get('type') ?? '';
    if (/relationships\/(?:vbaProject|xlMacrosheet)/i.test(type)) this.found = 'MACRO';
    if (!/^\s*external\s*$/i.test(attributes.get('targetmode') ?? '') || /\/hyperlink$/i.test(type)) return;
    const target = attributes.get('target') ?? '';
    if (!isElsewhere(target)) return;
    if (!PASSIVE.test(type) || !isFetched(target)) this.found ??= 'FETCH';
  }

  private endFormula(): void {
    if (this.formula !== '') this.found ??= formulaCall(this.formula);
    this.inFormula = false;
    this.formula = '';
  }

  private fieldMark(kind: string): void {
    const begins = kind.trim() === 'begin';
    if (begins) this.nested();
    this.isOpen = false;
    this.endField();
    this.isOpen = begins;
  }

  /** Inside one whose name is not at its end yet: that name would be what this one says. */
  private nested(): void {
    if (this.isOpen && 'DDEAUTO'.startsWith(this.field.trim().toUpperCase())) this.found ??= 'DDE';
  }

  /** What was read of a field; one that is still open may go on in the next paragraph. */
  private endField(): void {
    this.isDde(this.field);
    if (!this.isOpen) this.field = '';
  }

  /** Also where the name is written in numbers, as «QUOTE 68 68 69» stands for it. */
  private isDde(instruction: string): void {
    const said = instruction.replace(/QUOTE((?:\s+\d{2,3}){3,})/gi, (_whole, codes: string) =>
      codes
        .trim()
        .split(/\s+/)
        .map((code) => String.fromCharCode(Number(code)))
        .join(''),
    );
    if (/^[\s"{]*DDE(?:AUTO)?(?:[\s"]|$)/i.test(said)) this.found ??= 'DDE';
  }
}
