// Looks through the XML of office documents for whatever acts by itself: macros called (also by buttons a document adds),
// programs started or asked for data (DDE) or shown in the document, content fetched from elsewhere on opening, by formulas and fields too. A link somebody
// clicks on, a linked picture and a template of one's own computer are everyday. It must not know how parts are packed.
import { isFormField } from './controls.js';
import { asksForPlace, fieldCall, hidesPlace, LONGEST_FIELD } from './field-calls.js';
import { FORMULA_ATTRIBUTE, FORMULA_TAGS, formulaCall, LONGEST_FORMULA } from './formula-calls.js';
import { RefreshWatcher, type Refreshes } from './refreshes.js';
import { isElsewhere, isFetched } from './targets.js';
import type { XmlWatcher } from './xml-tags.js';

export type Call = 'MACRO' | 'DDE' | 'FETCH';

/** What is looked at only, or asked about before it is fetched. */
const PASSIVE =
  /\/(?:image|audio|video|media|externalLinkPath|xlPathMissing|xlExternalLinkPath\/[^/]*|xlStartup|xlLibrary|xlAlternateStartup)$/i;
const SCRIPT_SPACE = /^(?:urn:oasis:names:tc:opendocument:xmlns:script:1\.0|http:\/\/openoffice\.org\/2000\/script)$/;
const CALLS_MACRO = /=\s*["']\s*(?:vnd\.sun\.star\.script:|macro:\/)/i;
/** What fetches its content when the document of LibreOffice opens. */
const FETCHING: ReadonlySet<string> = new Set([
  ...['object', 'object-ole', 'floating-frame', 'section-source', 'plugin', 'applet', 'table-source'],
  ...['cell-range-source', 'auto-reload', 'connection-resource', 'font-face-uri'],
]);
/** What of a slide would be opened without a click. */
const OPENED_BY_HOVER = /^(?:$|ppaction:\/\/(?:hlinkfile|hlinkpres|ole))/;
const NO_NAME = /^[\s"{]+/;

/** What calls a macro when a part of the ribbon is shown or pressed. */
const RIBBON_CALL = /^(?:on[a-z]+|get[a-z]+|loadimage)$/;

/** By its name without the prefix. */
const valueOf = (attributes: ReadonlyMap<string, string>, name: string): string =>
  [...attributes].find(([key]) => key === name || key.endsWith(`:${name}`))?.[1] ?? '';

const isBroughtIn = (attributes: ReadonlyMap<string, string>): boolean =>
  [valueOf(attributes, 'src'), ...valueOf(attributes, 'schema').split(/\s+/)].some(isElsewhere);

export class CallWatcher implements XmlWatcher {
  found: Call | null = null;
  private readonly scriptPrefixes = new Set(['script']);
  private inField = false;
  private field = '';
  /** A field has begun, and all that was read of it since are its own words. */
  private isOpen = false;
  private lookedAt = 0;
  private inFormula = false;
  private formula = '';
  /** The part says what the document adds to the ribbon. */
  private isRibbon = false;

  /** Inside a field that brings something in, another one that is to say from where. */
  private asksPlace = false;
  private readonly refreshed: RefreshWatcher;

  /** `isPointers`: the part says where other parts are. `refreshes` are those of the whole document. */
  constructor(
    private readonly isPointers: boolean,
    refreshes: Refreshes,
  ) {
    this.refreshed = new RefreshWatcher(refreshes);
  }

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
        this.asksPlace ||= this.isOpen && asksForPlace(this.field);
        return this.asks([...attributes()].find(([key]) => /(?:^|:)instr$/.test(key))?.[1] ?? '');
      case 'hlinkClick':
      case 'hlinkMouseOver':
      case 'hlinkHover':
        return this.slideAct(name !== 'hlinkClick', attributes());
      case 'cmd':
        // Of an animation: what is put into the slide is opened by its own program.
        if (/^\s*verb\s*$/i.test(attributes().get('type') ?? '')) this.found ??= 'DDE';
        return;
      case 'ocx':
        if (!isFormField(valueOf(attributes(), 'classid'))) this.found ??= 'DDE';
        return;
      case 'instance':
      case 'model':
        // A form of LibreOffice: what is filled in at first, and how it is to look.
        if (source.includes('=') && isBroughtIn(attributes())) this.found ??= 'FETCH';
        return;
      case 'database-source-sql':
      case 'database-source-table':
      case 'database-source-query':
        if (isElsewhere(valueOf(attributes(), 'database-name'))) this.found ??= 'FETCH';
        return;
      case 'ddeLink':
      case 'dde-connection-decl':
      case 'dde-link':
      case 'dde-source':
        this.found ??= 'DDE';
        return;
    }
    if (this.refreshed.fetches(name, attributes)) this.found ??= 'FETCH';
    if (source.includes('xmlns'))
      for (const [key, value] of attributes())
        if (SCRIPT_SPACE.test(value.trim())) this.scriptPrefixes.add(key.replace(/^xmlns:?/, ''));
    if (name === 'event-listener') {
      const prefix = /^<(?:([^\s/>:]*):)?/.exec(source)?.[1] ?? '';
      if (this.scriptPrefixes.has(prefix.toLowerCase())) this.found ??= 'MACRO';
      const act = [...attributes()].find(([key]) => /(?:^|:)action$/.test(key))?.[1]?.trim();
      if (act === 'execute') this.found ??= 'DDE';
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
    if (this.inField && this.field.length < LONGEST_FIELD) this.say(text());
  }

  /** Blanks would make a field longer than what is looked at: before its name they are left out, elsewhere one stands for all. */
  private say(text: string): void {
    const said = text.replace(/\s+/g, ' ');
    if (this.field === '') this.field = said.replace(NO_NAME, '');
    else this.field += this.field.endsWith(' ') ? said.trimStart() : said;
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

  /** What happens when somebody clicks on something in a slide, or only moves across it. */
  private slideAct(isHover: boolean, attributes: ReadonlyMap<string, string>): void {
    const act = (attributes.get('action') ?? '').replace(/\s+/g, '').toLowerCase();
    if (act.startsWith('ppaction://macro')) this.found ??= 'MACRO';
    if (act.startsWith('ppaction://program')) this.found ??= 'DDE';
    const leadsTo = [...attributes].find(([key]) => /(?:^|:)id$/.test(key))?.[1] ?? '';
    if (isHover && leadsTo.trim() !== '' && OPENED_BY_HOVER.test(act)) this.found ??= 'FETCH';
  }

  private fieldMark(kind: string): void {
    const begins = kind.trim() === 'begin';
    if (begins) this.nested();
    const asksPlace = begins && this.isOpen && asksForPlace(this.field);
    this.isOpen = false;
    this.endField();
    this.isOpen = begins;
    this.asksPlace ||= asksPlace;
  }

  /** Inside one whose name is not at its end yet: that name would be what this one says. */
  private nested(): void {
    if (this.isOpen && 'DDEAUTO'.startsWith(this.field.trim().toUpperCase())) this.found ??= 'DDE';
  }

  /** What was read of a field; one that is still open may go on in the next paragraph. */
  private endField(): void {
    // Looked at in each of many paragraphs, it would cost its length each time.
    if (this.isOpen && this.field.length < 2 * this.lookedAt) return;
    this.asks(this.field);
    this.lookedAt = this.isOpen ? this.field.length : 0;
    if (!this.isOpen) this.field = '';
  }

  private asks(field: string): void {
    this.found ??= fieldCall(field);
    if (!this.asksPlace || field.trim() === '') return;
    if (hidesPlace(field)) this.found ??= 'FETCH';
    this.asksPlace = false;
  }
}
