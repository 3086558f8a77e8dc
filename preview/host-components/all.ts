import type { createController } from '@remote-ui/react/host';
import { Button, LoadingButton, TextArea } from './inputs.tsx';
import { Accordion, Divider, Flex, List, Tile } from './layout.tsx';
import { Alert, EmptyState, ErrorState, LoadingSpinner } from './states.tsx';
import { Heading, StatusTag, Tag, Text } from './text.tsx';

/** The components that the card may use, by HubSpot's names. One that is not here makes the card fail, as it should. */
export const hostComponents = {
  Accordion,
  Alert,
  Button,
  Divider,
  EmptyState,
  ErrorState,
  Flex,
  Heading,
  List,
  LoadingButton,
  LoadingSpinner,
  StatusTag,
  Tag,
  Text,
  TextArea,
  Tile,
} as Parameters<typeof createController>[0];
