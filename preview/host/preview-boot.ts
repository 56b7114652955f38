import { PreviewBoot } from '../boot-data';

declare global {
  interface Window {
    trunklinePreview: PreviewBoot;
  }
}

export const previewBoot = window.trunklinePreview;
