import { expect } from '@open-wc/testing';
import { ActivationError } from '../../../src/adapter/activation-error.ts';
import { detailedFailure, toldFailure, toldSkip } from '../../../src/domain/run-failure-sentences.ts';
import type { Run, RunError } from '../../../src/domain/run.ts';
import '../../../src/locales/fr.ts';
import { until } from '../stub-adapter.ts';
import { words } from '../words.ts';
import { monitor } from './monitor.fixture.ts';
import { run } from './runs.ts';

const time = { startedAt: '2026-11-24T13:00:00Z', endedAt: '2026-11-24T13:00:30Z' } as const;

function failed(error: RunError): Run {
  return run('Readers', { state: { kind: 'failed', ...time, error } });
}

async function inFrench(shown: Run): Promise<ParentNode> {
  const { element, root, text } = await monitor([shown]);
  element.lang = 'fr';
  element.requestUpdate();
  await until(() => text().includes('Relancer') || text().includes('Ignoré'));
  root.querySelector<HTMLDetailsElement>('.pa-run')!.open = true;
  await until(() => root.querySelector('.pa-run-body') !== null);
  return root;
}

describe('a run that failed, on a French page', () => {
  it('is explained in French, by its code', async () => {
    const root = await inFrench(
      failed({ ...toldFailure({ code: 'denied', action: 'upload' }), serviceCode: 'AccessDenied', serviceStatus: 403 }),
    );
    expect(words(root.querySelector('.pa-run-body .pa-banner strong'))).to.equal('S3 a refusé le chargement');
    expect(words(root.querySelector('.pa-run-body .pa-banner p'))).to.equal(
      '403 AccessDenied Les informations d’identification sont bonnes, mais n’autorisent pas cette opération. ' +
        'Ajoutez au rôle ou à l’utilisateur la stratégie que montre le test de connexion, ou retirez l’instruction de ' +
        'la stratégie du compartiment qui l’interdit. Rien d’incomplet n’est visible dans le compartiment.',
    );
  });

  it('names what it left in the bucket, and does not say that nothing is there', async () => {
    const root = await inFrench(failed({ ...toldFailure({ code: 'unreachable' }), visibleFiles: ['in/a.csv'] }));
    const text = words(root.querySelector('.pa-run-body .pa-banner'));
    expect(text).to.contain('Ces fichiers sont dans le compartiment sans manifeste : in/a.csv.');
    expect(text).not.to.contain('Rien d’incomplet');
  });

  it('is told in the words of the backend, where that gives no code', async () => {
    const root = await inFrench(failed({ title: 'Gateway shut', message: 'It is shut.', nextStep: 'Open it.' }));
    const text = words(root.querySelector('.pa-run-body .pa-banner'));
    expect(text).to.contain('Gateway shut').and.to.contain('It is shut. Open it.');
  });

  it('keeps what only the English of the backend tells apart, and marks it as English', async () => {
    const told = detailedFailure('source', { message: 'Row 7 is no record.', nextStep: 'Mend it.' });
    const root = await inFrench(failed(told));
    const english = root.querySelector('.pa-run-body .pa-banner q')!;
    expect([english.getAttribute('lang'), words(english)]).to.eql(['en', 'Row 7 is no record. Mend it.']);
    expect(words(root.querySelector('.pa-run-body .pa-banner p'))).to.contain(
      'Corrigez-la, puis relancez. Rien d’incomplet n’est visible dans le compartiment. Message du service : Row 7',
    );
  });

  it('wrote nothing for a reason in French too', async () => {
    const root = await inFrench(run('Readers', { state: { kind: 'skipped', ...time, ...toldSkip('no-prospects') } }));
    expect(words(root.querySelector('.pa-run-body'))).to.contain('L’audience ne compte aucun prospect.');
  });
});

describe('what a service refuses, on a French page', () => {
  async function refused(error: ActivationError): Promise<ParentNode> {
    const { element, root, press, text } = await monitor([], { startRuns: () => Promise.reject(error) });
    element.lang = 'fr';
    element.requestUpdate();
    await until(() => text().includes('Exporter maintenant'));
    press('Exporter maintenant');
    await until(() => root.querySelector('.pa-mon-said') !== null);
    return root.querySelector('.pa-mon-said')!;
  }

  it('is told in French, with the words of the service apart, marked as English', async () => {
    const said = await refused(new ActivationError('conflict', 'It is being exported already.'));
    expect(words(said as Element)).to.contain('L’état actuel ne le permet pas');
    expect(words(said.querySelector('q[lang=en]'))).to.equal('It is being exported already.');
  });

  it('is told as the service says it, where that is French', async () => {
    const said = await refused(new ActivationError('conflict', 'Export déjà en cours.', { language: 'fr' }));
    expect(words(said.querySelector('.pa-banner p'))).to.equal('Export déjà en cours.');
  });

  it('has no words of the service where they tell nothing more', async () => {
    const said = await refused(new ActivationError('rate-limited', 'Too many requests.'));
    expect(words(said.querySelector('.pa-banner p'))).to.equal(
      'Il y a eu trop de requêtes. Réessayez dans un instant.',
    );
  });
});
