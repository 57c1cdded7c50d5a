export enum Plan {
  Free = 'Free plan',
  Team = 'Team plan',
}
