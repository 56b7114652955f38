import React from 'react';

export function DataErrorView({ message = 'No data' }: { message?: string }) {
  return <div role="status">{message}</div>;
}
