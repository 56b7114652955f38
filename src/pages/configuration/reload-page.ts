/** Grafana builds its navigation from what it sent with the page. */
export function reloadPage(): void {
  window.location.reload();
}
