import { Alert, Button, FileUpload, Stack } from '@grafana/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import React, { type FormEvent } from 'react';

import type { ServiceError } from '../../api/service-error';
import { type TableUpload, uploadTable } from '../../api/upload-table';
import { referenceKey } from '../../api/useReferenceStatus';

interface Props {
  title: string;
  path: string;
  accept: string;
  onUploading: (change: 1 | -1) => void;
}

const SHRUNK = 409;

/** Puts a file in force. One that has become much smaller is only taken when whoever uploads it says so again. */
export function UploadTable({ title, path, accept, onUploading }: Props) {
  const client = useQueryClient();
  const { mutate, error, variables, isPending } = useMutation<void, ServiceError, TableUpload>({
    mutationFn: uploadTable,
    onMutate: () => onUploading(1),
    onSettled: () => {
      onUploading(-1);
      return client.invalidateQueries({ queryKey: referenceKey });
    },
  });
  const onFileUpload = ({ currentTarget }: FormEvent<HTMLInputElement>) => {
    const file = currentTarget.files?.[0];
    if (file) {
      mutate({ path, file, force: false });
    }
    // The same file can be chosen again once it is mended.
    currentTarget.value = '';
  };

  return (
    <Stack direction="column" gap={1} alignItems="flex-start">
      <FileUpload accept={accept} onFileUpload={onFileUpload} showFileName={false}>
        {isPending ? `Importing ${variables.file.name}…` : `Upload ${title}`}
      </FileUpload>
      {error && (
        <Alert severity="error" title={`${variables?.file.name ?? 'The file'} was not imported`}>
          <Stack direction="column" gap={1} alignItems="flex-start">
            {error.message}
            {error.status === SHRUNK && variables && (
              <Button variant="destructive" onClick={() => mutate({ ...variables, force: true })}>
                Put it in force all the same
              </Button>
            )}
          </Stack>
        </Alert>
      )}
    </Stack>
  );
}
