import { Flex, Heading, Select, Text } from '@hubspot/ui-extensions';
import type { PipelineSetting } from './settings-data.ts';

const NONE = 'none';
const HOW_FOUND: Record<PipelineSetting['by'], string> = {
  admin: 'Chosen by a manager.',
  name: 'Found by its name. Choose another if it is not the one.',
  nobody: 'No stage of this pipeline is called a presentation. Choose one, or reps are not asked here.',
  'admin, gone': 'The stage that was chosen is gone, so the name decides. Choose again.',
};

/** In which stage of each pipeline deals are presented. */
export function Presentations({
  pipelines,
  choose,
}: {
  pipelines: PipelineSetting[];
  choose: (pipelineId: string, stageId: string | null) => void;
}) {
  return (
    <Flex direction="column" gap="small">
      <Heading>Before the presentation</Heading>
      <Text>
        When a deal comes near its presentation, its owner is asked to log what the buyer needs. Say in which stage
        deals are presented.
      </Text>
      {pipelines.map((pipeline) => (
        <Select
          key={pipeline.id}
          name={`presentation-${pipeline.id}`}
          label={pipeline.label}
          description={HOW_FOUND[pipeline.by]}
          options={[
            { label: 'None: reps are not asked', value: NONE },
            ...pipeline.stages.map(({ id, label }) => ({ label, value: id })),
          ]}
          value={pipeline.presentation ?? NONE}
          onChange={(value) => choose(pipeline.id, value === NONE ? null : String(value))}
        />
      ))}
    </Flex>
  );
}
