/** What stands under each rep's mails, by owner id; disclaimers included. */
export const signatures: Record<string, readonly string[]> = {
  '701': [
    'Best regards',
    'Nora Lindqvist',
    'Account Executive',
    'Halden GmbH | Rosters that people can live with',
    '+49 40 66969 114',
  ],
  '702': ['Tom Berger', 'Halden GmbH, Hamburg', '+49 40 66969 102'],
  '703': [
    'Warm regards,',
    'Camille Moreau',
    'Senior Account Manager | Halden France',
    '+33 1 99 00 12 40',
    'This e-mail and any attachments are confidential and intended solely for the addressee. If you have received it in error, please delete it and inform the sender.',
  ],
  '704': [
    'Cheers',
    'Rick Dawson',
    'Senior Account Executive | Halden UK',
    'Grab 30 min with me: https://meet.halden.example/rick',
    'Sent from my phone, excuse the brevity',
  ],
  '706': ['With best regards', 'Piotr Zielinski', 'Sales Engineer Clinics', 'Halden GmbH, Hamburg'],
  '707': ['Greetings from Hamburg', 'Emre Aydin', 'Halden GmbH', '+49 40 66969 127'],
  '799': ['Best regards', 'Bernd Vogel', 'Halden GmbH'],
};
