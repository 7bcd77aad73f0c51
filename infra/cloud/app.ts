import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { DengjiStack } from './stack.ts';

const app = new App();
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));

/** The one deployment; its name begins the names of functions, alarms and logs. */
export const stack = new DengjiStack(app, 'dengji');
