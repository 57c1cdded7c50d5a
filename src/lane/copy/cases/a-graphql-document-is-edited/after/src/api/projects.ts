import { gql } from '@apollo/client';

export const PROJECTS = gql`
  query Projects($team: ID!) {
    projects(team: $team) { id title description owner { email } }
  }
`;
