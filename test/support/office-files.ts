import { strToU8, zipSync } from 'fflate'

/** Small Word and Excel files, made by hand: only the parts that are read. */
export function zip(parts: Readonly<Record<string, string>>): Buffer {
  return Buffer.from(
    zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))),
  )
}

const TYPES = (main: string, type: string) =>
  `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="${main}" ContentType="${type}"/></Types>`
const OFFICE = 'application/vnd.openxmlformats-officedocument'

export function docx(body: string, more: Readonly<Record<string, string>> = {}): Buffer {
  return zip({
    '[Content_Types].xml': TYPES('/word/document.xml', `${OFFICE}.wordprocessingml.document.main+xml`),
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="w" xmlns:mc="mc"><w:body>${body}</w:body></w:document>`,
    ...more,
  })
}

export function paragraph(text: string): string {
  return `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
}

export function row(...cells: readonly string[]): string {
  return `<w:tr>${cells.map((text) => `<w:tc>${paragraph(text)}</w:tc>`).join('')}</w:tr>`
}

export function table(...rows: readonly string[]): string {
  return `<w:tbl>${rows.join('')}</w:tbl>`
}

/** `sheets` are their rows in XML; `hidden` is the number of a sheet, from 1. */
export function xlsx(
  sheets: readonly string[],
  strings: readonly string[] = [],
  { hidden }: { readonly hidden?: number } = {},
): Buffer {
  const listed = sheets.map((_, index) => {
    const state = hidden === index + 1 ? ' state="hidden"' : ''
    return `<sheet name="Trang ${index + 1}" sheetId="${index + 1}"${state} r:id="rId${index + 1}"/>`
  })
  const links = sheets.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  )
  return zip({
    '[Content_Types].xml': TYPES('/xl/workbook.xml', `${OFFICE}.spreadsheetml.sheet.main+xml`),
    'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${links.join('')}</Relationships>`,
    'xl/sharedStrings.xml': `<sst>${strings.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
    ...Object.fromEntries(
      sheets.map((rows, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
      ]),
    ),
  })
}
