import { StandardEditorsRegistryItem, standardEditorsRegistry, standardFieldConfigEditorRegistry } from '@grafana/data';

/** The editors plugins name when they declare their options. The preview draws no options: a name is enough. */
const EDITORS = ['boolean', 'color', 'multi-select', 'number', 'radio', 'select', 'slider', 'strings', 'text', 'unit'];

export function provideOptionEditors(): void {
  standardEditorsRegistry.setInit(() =>
    EDITORS.map((id): StandardEditorsRegistryItem => ({ id, name: id, editor: () => null }))
  );
  standardFieldConfigEditorRegistry.setInit(() => []);
}
