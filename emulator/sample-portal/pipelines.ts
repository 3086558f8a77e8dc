import type { SeedPipeline } from '../seed.ts';

const open = (probability: string) => ({ isClosed: 'false', probability });
const won = { isClosed: 'true', probability: '1.0' };
const lost = { isClosed: 'true', probability: '0.0' };

/** HubSpot's default pipeline with its ids, and one with numeric ids and renamed stages, as portals outside English have them. */
export const pipelines: SeedPipeline[] = [
  {
    id: 'default',
    label: 'Sales pipeline',
    stages: [
      { id: 'appointmentscheduled', label: 'Appointment scheduled', metadata: open('0.2') },
      { id: 'qualifiedtobuy', label: 'Qualified to buy', metadata: open('0.4') },
      { id: 'presentationscheduled', label: 'Presentation scheduled', metadata: open('0.6') },
      { id: 'decisionmakerboughtin', label: 'Decision maker bought-in', metadata: open('0.8') },
      { id: 'contractsent', label: 'Contract sent', metadata: open('0.9') },
      { id: 'closedwon', label: 'Closed won', metadata: won },
      { id: 'closedlost', label: 'Closed lost', metadata: lost },
    ],
  },
  {
    id: '28104417',
    label: 'Kliniken DACH',
    stages: [
      { id: '61204001', label: 'Erstgespräch', metadata: open('0.2') },
      { id: '61204002', label: 'Bedarf geklärt', metadata: open('0.4') },
      { id: '61204003', label: 'Vorführung', metadata: open('0.6') },
      { id: '61204004', label: 'Angebot', metadata: open('0.8') },
      { id: '61204005', label: 'Gewonnen', metadata: won },
      { id: '61204006', label: 'Verloren', metadata: lost },
      { id: '61204007', label: 'Kein Bedarf / zurückgestellt', metadata: lost },
    ],
  },
];
