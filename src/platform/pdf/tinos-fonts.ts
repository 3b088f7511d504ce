import { fileURLToPath } from 'node:url'

const FACES = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic']

/** Files of Tinos: free, and of the same widths as Times New Roman, which official documents ask for. */
export function tinosFontFiles(): string[] {
  // Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục I.2 (phông chữ Times New Roman).
  return FACES.map((face) =>
    fileURLToPath(import.meta.resolve(`@expo-google-fonts/tinos/${face}/Tinos_${face}.ttf`)),
  )
}
