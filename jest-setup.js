// Jest setup provided by Grafana scaffolding
import './.config/jest-setup';
import { configure } from '@testing-library/dom';

// A busy machine takes its time.
configure({ asyncUtilTimeout: 10_000 });
