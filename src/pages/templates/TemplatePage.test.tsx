import { screen, waitFor } from '@testing-library/react';
import React from 'react';
import { Route, Routes } from 'react-router-dom';

import type { Template, TemplatePreview, TemplateText } from '../../../contract/template';
import { fakeGrafana, refusal, type Reply } from '../../test/fake-grafana';
import { fakeLayout } from '../../test/fake-layout';
import { renderInApp } from '../../test/render';
import { setUpUser } from '../../test/user';
import { TemplatePage } from './TemplatePage';

jest.mock('@grafana/runtime', () => {
  const { PluginPageStandIn } = jest.requireActual('../reports/testing/PluginPageStandIn');
  return { ...jest.requireActual('@grafana/runtime'), PluginPage: PluginPageStandIn };
});

const text = (subject: string): TemplateText => ({ subject, html: '<p>{{ report.label }}</p>', text: 'Figures' });
const template: Template = {
  templateId: '4',
  name: 'Monthly',
  language: 'en',
  texts: { en: text('Your month'), es: text('Su mes') },
  version: 2,
  createdAt: '2026-11-01T00:00:00Z',
  updatedAt: '2026-11-02T00:00:00Z',
};

describe('the page of a template', () => {
  beforeEach(fakeLayout);

  it('shows what a mail becomes as it is typed', async () => {
    const fake = showTemplate('4');
    expect(await screen.findByText('As sent: Your month')).toBeInTheDocument();

    const user = setUpUser();
    await user.type(screen.getByLabelText(/^Subject/), '!');
    expect(await screen.findByText('As sent: Your month!')).toBeInTheDocument();
    expect(fake.requests.at(-1)!.data).toEqual({ text: text('Your month!'), runId: null });
  });

  it('has each language on a tab, and saves all of them', async () => {
    const fake = showTemplate('4', { 'PUT v1/templates/4': () => template });
    const user = setUpUser();
    await user.click(await screen.findByRole('tab', { name: 'Spanish' }));
    expect(screen.getByLabelText(/^Subject/)).toHaveValue('Su mes');
    await user.click(screen.getByRole('button', { name: 'Save' }));

    const { name, language, texts } = template;
    const saved = fake.requests.find(({ method }) => method === 'PUT');
    expect(saved?.data).toEqual({ name, language, texts, version: 2 });
  });

  it('shows beside its field what does not compile', async () => {
    const error = 'texts.en.subject: the tag “if” is not closed.';
    showTemplate('4', { 'PUT v1/templates/4': () => refusal(422, { error, field: 'texts.en.subject' }) });
    await setUpUser().click(await screen.findByRole('button', { name: 'Save' }));

    await waitFor(() => expect(screen.getAllByText(error)).toHaveLength(2));
    expect(screen.getByLabelText(/^Subject/)).toHaveValue('Your month');
  });

  it('starts a new one as a copy of the built-in', async () => {
    showTemplate('new');
    expect(await screen.findByLabelText(/^Subject/)).toHaveValue('Built in');
    expect(screen.getByLabelText(/^Name/)).toHaveValue('');
  });

  it('says so when there is none', async () => {
    showTemplate('99');
    expect(await screen.findByText(/no such template/)).toBeInTheDocument();
  });
});

function showTemplate(id: string, replies: Record<string, Reply> = {}) {
  const fake = fakeGrafana({
    'GET v1/templates/variables': () => ({
      variables: [{ name: 'report.label', help: 'The report.' }],
      builtIn: { name: 'Built-in', language: 'en', texts: { en: text('Built in') } },
    }),
    'GET v1/templates': () => [template],
    'POST v1/templates/preview': ({ data }): TemplatePreview => ({
      ...data.text,
      subject: `As sent: ${data.text.subject}`,
    }),
    ...replies,
  });
  const page = (
    <Routes>
      <Route path="templates/:id" element={<TemplatePage />} />
    </Routes>
  );
  renderInApp(page, { path: `/templates/${id}` });
  return fake;
}
