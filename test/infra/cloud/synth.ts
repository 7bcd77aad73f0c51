import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, type Stack, Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks } from 'cdk-nag';
import cdk from '../../../cdk.json' with { type: 'json' };
import { DengjiStack } from '../../../infra/cloud/stack.ts';

/** The template, with the flags of cdk.json and without bundling; throws where cdk-nag finds something. */
export function synth(alter: (stack: Stack) => unknown = () => undefined): Template {
  const outdir = mkdtempSync(join(tmpdir(), 'dengji-synth-'));
  try {
    const app = new App({ outdir, context: { ...cdk.context, 'aws:cdk:bundling-stacks': [] } });
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
    const stack = new DengjiStack(app, 'dengji');
    alter(stack);
    return Template.fromStack(stack);
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
