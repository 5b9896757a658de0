// Which parts of other programs a document may show and ask for input by: fields of a form and days of a calendar. Any other, a
// browser or a player put into a document, begins to act when it is opened. It must not know what document it stands in.

/** Fields of a form: of Office itself, by their whole number; of web pages and of the calendar, by what theirs begins with. */
const FORM_FIELDS: ReadonlySet<string> = new Set([
  ...['8bd21d10-ec42-11ce-9e0d-00aa006002f3', '8bd21d20-ec42-11ce-9e0d-00aa006002f3'],
  ...['8bd21d30-ec42-11ce-9e0d-00aa006002f3', '8bd21d40-ec42-11ce-9e0d-00aa006002f3'],
  ...['8bd21d50-ec42-11ce-9e0d-00aa006002f3', '8bd21d60-ec42-11ce-9e0d-00aa006002f3'],
  ...['978c9e23-d4b0-11ce-bf2d-00aa003f40d0', 'd7053240-ce69-11cd-a777-00dd01143c57'],
  ...['79176fb0-b7f2-11ce-97ef-00aa006d2776', 'dfd181e0-5e2f-11ce-a449-00aa004a803d'],
  ...['4c599241-6926-101b-9992-00000b65c6f9', '6e182020-f460-11ce-9bcd-00aa00608e01'],
  ...['46e31370-3f7a-11ce-bed6-00aa00611080', 'eae50eb0-4a62-11ce-bed6-00aa00611080'],
  ...['8e27c92b-1264-101c-8a2f-040224009c02', '20dd1b9e-87c4-11d1-8be3-0000f8754da1'],
  ...['232e456a-87c3-11d1-8be3-0000f8754da1'],
]);
const FIELD_OF_PAGE = /^5512d1[12][0-9a-f]-5cc6-11cf-8d67-00aa00bdce1d$/;

export function isFormField(classId: string): boolean {
  const number = classId.replace(/[\s{}]/g, '').toLowerCase();
  return FORM_FIELDS.has(number) || FIELD_OF_PAGE.test(number);
}
