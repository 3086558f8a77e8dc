/** The contract between the settings page and the server. */

/** One deal pipeline and the stage in which its deals are presented. */
export interface PipelineSetting {
  id: string;
  label: string;
  /** Open stages in their order. */
  stages: { id: string; label: string }[];
  /** Null: none; then reps of this pipeline are not asked for the need. */
  presentation: string | null;
  /** Chosen by a manager, found by its name, not found, or chosen and no longer there. */
  by: 'admin' | 'name' | 'nobody' | 'admin, gone';
}

export interface SettingsData {
  pipelines: PipelineSetting[];
}
