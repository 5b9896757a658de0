// What a workbook brings up to date when it is opened, and from where: connections, and tables that sum up what a connection
// brings. One that sums up a sheet of its own workbook, or what is kept in it, is everyday. It must not know how parts are packed.
import { TooMuch } from './slices.js';

type Attributes = () => ReadonlyMap<string, string>;

const MOST_CONNECTIONS = 10_000;
/** The data kept in the workbook itself. */
const OWN_DATA = /^\s*data model connection\s*$/i;

const isOn = (value: string | undefined): boolean => /^\s*(?:1|true|on)\s*$/i.test(value ?? '');

/** All parts of a workbook together: which connections lead out of it, and which are asked on opening. */
export class Refreshes {
  private readonly outside = new Set<number>();
  private readonly asked = new Set<number>();

  leadsOut(connection: number): void {
    this.add(this.outside, connection);
  }

  isAsked(connection: number): void {
    this.add(this.asked, connection);
  }

  get areFetched(): boolean {
    return [...this.asked].some((connection) => this.outside.has(connection));
  }

  private add(to: Set<number>, connection: number): void {
    if (to.add(connection).size > MOST_CONNECTIONS) throw new TooMuch('connections without end');
  }
}

/** Of one part. */
export class RefreshWatcher {
  private connection = Number.NaN;
  private isRefreshed = false;

  constructor(private readonly refreshes: Refreshes) {}

  /** Whether this tag by itself says that something is fetched. */
  fetches(name: string, attributes: Attributes): boolean {
    switch (name) {
      case 'connection':
        // One inside of another says more about that one.
        if (attributes().has('type') || Number.isNaN(this.connection)) this.connection = Number(attributes().get('id'));
        return isOn(attributes().get('refreshonload')) || Number(attributes().get('interval') ?? 0) > 0;
      case 'queryTable':
        return isOn(attributes().get('refreshonload'));
      case 'dbPr':
        if (!OWN_DATA.test(attributes().get('connection') ?? '')) this.refreshes.leadsOut(this.connection);
        return false;
      case 'webPr':
      case 'textPr':
        this.refreshes.leadsOut(this.connection);
        return false;
      case 'pivotCacheDefinition':
        this.isRefreshed ||= isOn(attributes().get('refreshonload'));
        return false;
      case 'cacheSource':
        if (this.isRefreshed && attributes().has('connectionid'))
          this.refreshes.isAsked(Number(attributes().get('connectionid')));
        return false;
      case 'worksheetSource':
      case 'rangeSet':
        return this.isRefreshed && [...attributes()].some(([key, value]) => /:id$/.test(key) && value.trim() !== '');
    }
    return false;
  }
}
