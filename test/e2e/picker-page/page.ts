import { createMockBackend } from '../../../mocks/index.ts';
import '../../../src/elements/prospect-audience-picker/prospect-audience-picker.ts';

const { adapter } = createMockBackend({ scenario: 'default' });
document.querySelector('main')?.append(Object.assign(document.createElement('prospect-audience-picker'), { adapter }));
