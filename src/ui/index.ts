export { attributes, escapeHtml, Html, type HtmlValue, html, trusted } from './html.ts'
export * from './components/index.ts'
export {
  type AssetManifest,
  type AssetUrls,
  assetUrls,
  buildAssets,
  type BuildOptions,
  type ExtraIsland,
  findManifest,
} from './assets.ts'
export { FAVICON_ICO } from './favicon.ts'
export { type LanguageLinks, type LayoutLink, type SessionOptions } from './layouts/document.ts'
export type { Flash } from './layouts/flash.ts'
export * from './layouts/portal-layout.ts'
export * from './layouts/backoffice-layout.ts'
export { galleryPage, type GalleryOptions } from './gallery/gallery.ts'
