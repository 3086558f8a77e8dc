import type { createController } from '@remote-ui/react/host';
import { BarChart, LineChart } from './charts.tsx';
import { Input, MultiSelect, NumberInput, Select, Toggle } from './choices.tsx';
import { Button, LoadingButton, TextArea } from './inputs.tsx';
import { Accordion, Divider, Flex, List, Tile } from './layout.tsx';
import {
  Link,
  PageBreadcrumbs,
  PageBreadcrumbsCurrent,
  PageBreadcrumbsPageLink,
  PageLink,
  PageTitle,
} from './links.tsx';
import { Alert, EmptyState, ErrorState, LoadingSpinner, ProgressBar } from './states.tsx';
import {
  Statistics,
  StatisticsItem,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from './tables.tsx';
import { Heading, StatusTag, Tag, Text } from './text.tsx';

/** The components that the extensions may use, by HubSpot's names. One that is not here makes them fail, as it should. */
export const hostComponents = {
  Accordion,
  Alert,
  BarChart,
  Button,
  Divider,
  EmptyState,
  ErrorState,
  Flex,
  Heading,
  Input,
  LineChart,
  Link,
  List,
  LoadingButton,
  LoadingSpinner,
  MultiSelect,
  NumberInput,
  PageBreadcrumbs,
  PageBreadcrumbsCurrent,
  PageBreadcrumbsPageLink,
  PageLink,
  PageTitle,
  ProgressBar,
  Select,
  Statistics,
  StatisticsItem,
  StatusTag,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Tag,
  Text,
  TextArea,
  Tile,
  Toggle,
} as Parameters<typeof createController>[0];
