import { APP_PATH } from '../../constants';

export const TEMPLATES_PATH = `${APP_PATH}/templates`;
export const NEW_TEMPLATE_PATH = `${TEMPLATES_PATH}/new`;

export const templatePath = (templateId: string) => `${TEMPLATES_PATH}/${templateId}`;
