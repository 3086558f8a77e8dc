import { Router } from 'express';
import { notFound } from '../hubspot-error.ts';
import type { SeedPipeline } from '../seed.ts';
import type { Portal } from '../store.ts';
import { typeOf } from './parts.ts';
import { mayReadSchema } from './properties.ts';

/** Pipelines and their stages, for reading: `/crm/pipelines/2026-09/deals`. They are changed on the control port, as by an admin. */
export function pipelineRoutes(): Router {
  const router = Router();

  router.get('/:type', (request, response) => {
    const type = typeOf(request.params.type);
    const { portal } = mayReadSchema(response, type);
    const pipelines = type === 'deals' ? portal.pipelines : [];
    response.json({ results: pipelines.map((pipeline, index) => readPipeline(portal, pipeline, index)) });
  });

  router.get('/:type/:id', (request, response) => {
    const { portal } = mayReadSchema(response, typeOf(request.params.type));
    const { pipeline, index } = pipelineNamed(portal, request.params.id);
    response.json(readPipeline(portal, pipeline, index));
  });

  router.get('/:type/:id/stages', (request, response) => {
    const { portal } = mayReadSchema(response, typeOf(request.params.type));
    const { pipeline, index } = pipelineNamed(portal, request.params.id);
    response.json({ results: readPipeline(portal, pipeline, index).stages });
  });

  router.get('/:type/:id/stages/:stage', (request, response) => {
    const { portal } = mayReadSchema(response, typeOf(request.params.type));
    const { pipeline, index } = pipelineNamed(portal, request.params.id);
    const stage = readPipeline(portal, pipeline, index).stages.find(({ id }) => id === request.params.stage);
    if (!stage) throw notFound();
    response.json(stage);
  });

  return router;
}

function pipelineNamed(portal: Portal, id: string): { pipeline: SeedPipeline; index: number } {
  const index = portal.pipelines.findIndex((one) => one.id === id);
  const pipeline = portal.pipelines[index];
  if (!pipeline) throw notFound();
  return { pipeline, index };
}

function readPipeline(portal: Portal, { id, label, stages }: SeedPipeline, displayOrder: number) {
  const at = new Date(portal.startedAt).toISOString();
  const times = { createdAt: at, updatedAt: at, archived: false };
  return {
    id,
    label,
    displayOrder,
    ...times,
    stages: stages.map((stage, order) => ({
      id: stage.id,
      label: stage.label,
      displayOrder: order,
      metadata: stage.metadata,
      writePermissions: 'CRM_PERMISSIONS_ENFORCEMENT',
      ...times,
    })),
  };
}
