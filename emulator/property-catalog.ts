import { OBJECT_TYPES, type ObjectType } from './object-types.ts';

/** A property's definition in the shape of HubSpot's properties API. */
export interface PropertyDefinition {
  name: string;
  label: string;
  description: string;
  groupName: string;
  type: string;
  fieldType: string;
  options: { label: string; value: string; displayOrder: number; hidden: boolean; description?: string | undefined }[];
  displayOrder: number;
  hidden: boolean;
  formField: boolean;
  calculated: boolean;
  /** Options live elsewhere: owners, pipelines. */
  externalOptions: boolean;
  hasUniqueValue: boolean;
  hubspotDefined: boolean;
  archived: boolean;
  createdAt: string;
  updatedAt: string;
  modificationMetadata: { archivable: boolean; readOnlyDefinition: boolean; readOnlyValue: boolean };
}

export interface PropertyGroup {
  name: string;
  label: string;
  displayOrder: number;
  archived: boolean;
}

/** `name:kind`, `!` for a value that only HubSpot sets, `=a|b` for its options. */
const COMMON = 'hubspot_owner_id:owner hs_lastmodifieddate:datetime! hs_object_id:number! hs_merged_object_ids:text!';
const ACTIVITY = `${COMMON} hs_createdate:datetime! hs_timestamp:datetime hs_attachment_ids:text hs_created_by:number! hs_engagement_source:text hs_body_preview:text!`;
const NAMES: Record<ObjectType, string> = {
  deals: `${COMMON} createdate:datetime dealname:text dealstage:stage pipeline:stage amount:number closedate:datetime
    closed_lost_reason:long closed_won_reason:long description:long dealtype:choice=newbusiness|existingbusiness
    hs_priority:choice=low|medium|high hs_next_step:text deal_currency_code:text hs_is_closed:bool! hs_is_closed_won:bool!
    hs_is_closed_lost:bool! hs_deal_stage_probability:number! notes_last_updated:datetime! num_notes:number!`,
  notes: `${ACTIVITY} hs_note_body:html`,
  calls: `${ACTIVITY} hs_call_title:text hs_call_body:html hs_call_summary:html hs_call_duration:number hs_call_disposition:text
    hs_call_direction:choice=INBOUND|OUTBOUND hs_call_status:text hs_call_from_number:text hs_call_to_number:text
    hs_call_recording_url:text hs_call_source:text hs_activity_type:text`,
  meetings: `${ACTIVITY} hs_meeting_title:text hs_meeting_body:html hs_internal_meeting_notes:html hs_meeting_outcome:text
    hs_meeting_start_time:datetime hs_meeting_end_time:datetime hs_meeting_location:text hs_meeting_external_url:text
    hs_activity_type:text`,
  emails: `${ACTIVITY} hs_email_subject:text hs_email_html:html hs_email_text:long hs_email_status:text
    hs_email_direction:choice=EMAIL|INCOMING_EMAIL|FORWARDED_EMAIL hs_email_headers:long hs_email_from_email:text
    hs_email_to_email:text hs_email_sender_email:text hs_email_thread_id:text`,
  tasks: `${ACTIVITY} hs_task_subject:text hs_task_body:html hs_task_status:choice=NOT_STARTED|IN_PROGRESS|WAITING|COMPLETED|DEFERRED
    hs_task_priority:choice=NONE|LOW|MEDIUM|HIGH hs_task_type:choice=EMAIL|CALL|TODO hs_task_reminders:text
    hs_task_completion_date:datetime`,
  contacts: `${COMMON} createdate:datetime email:text firstname:text lastname:text company:text phone:text lifecyclestage:text`,
  companies: `${COMMON} createdate:datetime name:text domain:text industry:text phone:text`,
};
const KINDS: Record<string, [type: string, fieldType: string]> = {
  text: ['string', 'text'],
  long: ['string', 'textarea'],
  html: ['string', 'html'],
  number: ['number', 'number'],
  datetime: ['datetime', 'date'],
  bool: ['bool', 'booleancheckbox'],
  choice: ['enumeration', 'select'],
  owner: ['enumeration', 'select'],
  stage: ['enumeration', 'select'],
};

/** The group that HubSpot's own properties of a type belong to: `dealinformation`. */
export function ownGroup(type: ObjectType): PropertyGroup {
  const { singular } = OBJECT_TYPES[type];
  return { name: `${singular}information`, label: `${singular} information`, displayOrder: 0, archived: false };
}

/** The properties that every portal has. `at` is an ISO time. */
export function hubspotProperties(type: ObjectType, at: string): Map<string, PropertyDefinition> {
  const entries = NAMES[type].split(/\s+/).map((entry) => {
    const [, name = '', kind = '', readOnly, options] = /^(\w+):(\w+)(!)?(?:=(.+))?$/.exec(entry) ?? [];
    const [valueType = 'string', fieldType = 'text'] = KINDS[kind] ?? [];
    const definition = defineProperty({ name, groupName: ownGroup(type).name, type: valueType, fieldType }, at);
    definition.hubspotDefined = true;
    definition.externalOptions = kind === 'owner' || kind === 'stage';
    definition.modificationMetadata = {
      archivable: false,
      readOnlyDefinition: true,
      readOnlyValue: readOnly !== undefined,
    };
    definition.options = (options?.split('|') ?? []).map((value, displayOrder) => ({
      label: value,
      value,
      displayOrder,
      hidden: false,
    }));
    return [name, definition] as const;
  });
  return new Map(entries);
}

/** A definition with HubSpot's defaults for all that is not given. */
export function defineProperty(
  given: Pick<PropertyDefinition, 'name' | 'groupName' | 'type' | 'fieldType'> & Partial<PropertyDefinition>,
  at: string,
): PropertyDefinition {
  return {
    label: given.name,
    description: '',
    options: [],
    displayOrder: -1,
    hidden: false,
    formField: false,
    calculated: false,
    externalOptions: false,
    hasUniqueValue: false,
    hubspotDefined: false,
    archived: false,
    createdAt: at,
    updatedAt: at,
    modificationMetadata: { archivable: true, readOnlyDefinition: false, readOnlyValue: false },
    ...given,
  };
}

/** `hs_v2_date_entered_<stage>` and its twin: they exist for every stage of every pipeline. */
export const STAGE_DATE = /^hs_v2_date_(entered|exited)_(.+)$/;
