// Abbreviations every office knows: options and typed words mean the same, written out or short. Folded words, folded out.
// An abbreviation that stands for several things («TT», «BC» beside a number) is none here.
const GLOSSARY: Readonly<Record<string, string>> = {
  attt: 'an toan thong tin',
  bqlda: 'ban quan ly du an',
  cbcc: 'can bo cong chuc',
  cbccvc: 'can bo cong chuc vien chuc',
  ccvc: 'cong chuc vien chuc',
  cchc: 'cai cach hanh chinh',
  cds: 'chuyen doi so',
  cntt: 'cong nghe thong tin',
  cqs: 'chinh quyen so',
  csdl: 'co so du lieu',
  csvc: 'co so vat chat',
  dvc: 'dich vu cong',
  dvctt: 'dich vu cong truc tuyen',
  dvsn: 'don vi su nghiep',
  hdnd: 'hoi dong nhan dan',
  httt: 'he thong thong tin',
  kntc: 'khieu nai to cao',
  kstthc: 'kiem soat thu tuc hanh chinh',
  mcdt: 'mot cua dien tu',
  mtqg: 'muc tieu quoc gia',
  mxh: 'mang xa hoi',
  nsnn: 'ngan sach nha nuoc',
  pakn: 'phan anh kien nghi',
  ptth: 'phat thanh truyen hinh',
  qlnn: 'quan ly nha nuoc',
  qlvb: 'quan ly van ban',
  qlvbdh: 'quan ly van ban va dieu hanh',
  qppl: 'quy pham phap luat',
  tcbm: 'to chuc bo may',
  tccb: 'to chuc can bo',
  tchc: 'to chuc hanh chinh',
  ttdt: 'thong tin dien tu',
  tthc: 'thu tuc hanh chinh',
  tthcc: 'trung tam hanh chinh cong',
  ttpvhcc: 'trung tam phuc vu hanh chinh cong',
  tttt: 'thong tin truyen thong',
  ubnd: 'uy ban nhan dan',
  ubmttq: 'uy ban mat tran to quoc',
  vbdh: 'van ban va dieu hanh',
  vbqppl: 'van ban quy pham phap luat',
  vpub: 'van phong uy ban',
  vtlt: 'van thu luu tru',
};

export const ABBREVIATIONS: ReadonlyMap<string, string> = new Map(Object.entries(GLOSSARY));

/** Folded words with every known abbreviation written out. */
export const writtenOut = (folded: string): string =>
  folded
    .split(' ')
    .map((word) => ABBREVIATIONS.get(word) ?? word)
    .join(' ');
