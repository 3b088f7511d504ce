/** A failure to open a file that somebody named, in words; other errors are thrown on. */
export function fileErrorWords(error: unknown): string {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined
  switch (code) {
    case 'ENOENT':
      return 'không có tệp hoặc thư mục này (no such file or folder)'
    case 'EISDIR':
      return 'là thư mục, không phải tệp (a folder, not a file)'
    case 'EACCES':
    case 'EPERM':
      return 'không có quyền mở (no permission to open it)'
    default:
      throw error
  }
}
