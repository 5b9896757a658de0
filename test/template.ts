// The database every test database is copied from.

export const TEMPLATE = 'dondoc_template';
