import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useCallback, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { subjectOf, type PropertyGroup } from '../../elements/index.js';
import type { PanelProps } from '../frame/panel.js';
import { useDesigner, useDesignerStore } from '../state/use-designer.js';
import { nameIn } from './editing/names.js';
import { useHost } from './editing/panel-context.js';
import { searchProperties } from './editing/search-properties.js';
import { groupsOf, targetsOf, type Target } from './editing/target.js';
import { PropertySection } from './frame/PropertySection.js';
import { useOpenGroups } from './frame/use-open-groups.js';
import { say } from './texts.js';

/** From so many properties on they are looked for by words. */
const many = 8;
const everythingOpen = (): boolean => true;

/** The properties of what is chosen; with nothing chosen, those of the process. Undo in any field undoes in the document. */
export function PropertiesPanel({ language, scheme, isReadOnly }: PanelProps) {
  const store = useDesignerStore();
  const { registry } = useHost();
  const document = useDesigner((view) => view.document);
  const selection = useDesigner((view) => view.selection);
  const plane = useDesigner((view) => view.plane);
  const [wanted, setWanted] = useState('');
  const [isOpen, toggle] = useOpenGroups();
  const pending = useRef(new Set<() => void>()).current;
  const targets = useMemo(() => targetsOf({ document, selection, plane }), [document, selection, plane]);
  const sections = targets.map((target) => ({ target, groups: groupsOf(registry, document, target) }));
  const count = sections.flatMap(({ groups }) => groups.flatMap(({ fields }) => fields)).length;
  const isSearched = count >= many;
  const found = sections.map(({ target, groups }) => ({ target, groups: isSearched ? searchProperties(groups, wanted) : groups }));
  const isSearching = isSearched && wanted.trim() !== '';
  const hidden = isSearching
    ? sections.flatMap(({ target, groups }) => notAsked(registry.of(subjectOf(firstOf(target)), firstOf(target).entry), groups, wanted))
    : [];

  const keyDown = useCallback(
    (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const isRedo = event.code === 'KeyY' || (event.code === 'KeyZ' && event.shiftKey);
      if (event.code !== 'KeyZ' && !isRedo) {
        // A shortcut of the host (save, for example) reads the document: what is typed belongs to it.
        for (const flush of [...pending]) flush();
        return;
      }
      // The browser's own undo knows this field alone; the document has one history.
      event.preventDefault();
      event.stopPropagation();
      if (isReadOnly) return;
      for (const flush of [...pending]) flush();
      if (isRedo) store.redo();
      else store.undo();
    },
    [store, pending, isReadOnly],
  );

  const several = (target: Target): boolean => target.ids.length > 1;
  const titleOf = (target: Target): string | undefined => {
    if (several(target)) return say('chosen', language, { count: target.ids.length });
    if (found.length === 1) return undefined;
    const [id] = target.ids;
    if (id === undefined) return say('document', language);
    const { kind } = firstOf(target);
    return kind === 'process' ? `${say('process', language)} · ${nameIn(document, id, language)}` : nameIn(document, id, language);
  };
  return (
    <Box onKeyDownCapture={keyDown} sx={{ minWidth: 0 }}>
      {isSearched ? (
        <TextField
          size="small"
          type="search"
          value={wanted}
          placeholder={say('search', language)}
          onChange={(event) => setWanted(event.target.value)}
          slotProps={{ htmlInput: { 'aria-label': say('search', language) } }}
        />
      ) : null}
      {found.map(({ target, groups }) => (
        <Box key={target.key}>
          <PropertySection
            target={target}
            groups={groups}
            title={titleOf(target)}
            isOpen={isSearching ? everythingOpen : isOpen}
            onToggle={toggle}
            language={language}
            scheme={scheme}
            isReadOnly={isReadOnly}
            pending={pending}
          />
          {several(target) ? (
            <Typography variant="body2" color="textSecondary" sx={{ mt: 1 }}>
              {say(groups.length === 0 && !isSearching ? 'nothingShared' : 'shared', language)}
            </Typography>
          ) : null}
        </Box>
      ))}
      {isSearching && found.every(({ groups }) => groups.length === 0) ? (
        <Typography variant="body2" color="textSecondary" role="status" sx={{ mt: 1 }}>
          {say('notFound', language)}
        </Typography>
      ) : null}
      {hidden.length > 0 ? (
        <Typography variant="body2" color="textSecondary" sx={{ mt: 1 }}>
          {`${say('notAsked', language)} ${hidden.map((label) => label[language]).join(', ')}`}
        </Typography>
      ) : null}
    </Box>
  );
}

function firstOf({ found: [first] }: Target): Target['found'][number] {
  if (!first) throw new Error('A section of the properties panel has nothing in it.');
  return first;
}

/** Properties that are looked for but make no sense as the thing stands now. */
function notAsked(all: readonly PropertyGroup[], shown: readonly PropertyGroup[], wanted: string) {
  const paths = new Set(shown.flatMap(({ fields }) => fields.map(({ path }) => path.join('.'))));
  const labels = searchProperties(all, wanted).flatMap(({ fields }) =>
    fields.filter(({ path }) => !paths.has(path.join('.'))).map(({ label }) => label),
  );
  return [...new Map(labels.map((label) => [label.en, label])).values()].slice(0, 8);
}
