// Which commands stand in whose menu. Pure; the channel asks for it whenever somebody's roles have changed.
import type { Who } from '../dialogue/turn.js';
import { isDelegationHead, isOffice, mayInvite, teamsLed, teamsOf, unitsOf } from './rules.js';

/** A command without its slash and the locale key of what it does. */
export interface MenuCommand {
  readonly command: string;
  readonly description: string;
}

/** The menu of somebody with these roles, in the order in which it is shown. Nobody without a role has one. */
export function commandsFor(who: Who): MenuCommand[] {
  if (who.roles.length === 0) return [];
  const reads = isDelegationHead(who) || isOffice(who) || who.roles.some((r) => r.role === 'SECRETARY');
  const inUnit = unitsOf(who).length > 0;
  const shown: readonly (readonly [command: string, may: boolean])[] = [
    ['viec', true],
    ['lich', true],
    ['traloi', inUnit],
    ['khacphuc', true],
    ['rasoat', reads || teamsOf(who).length > 0],
    ['thongbao', reads || teamsLed(who).length > 0],
    ['moi', mayInvite(who)],
    ['donvi', isOffice(who)],
    ['kehoach', isOffice(who)],
    ['toi', true],
    ['trogiup', true],
    ['lienhe', true],
  ];
  return shown.filter(([, may]) => may).map(([command]) => ({ command, description: `people-command-${command}` }));
}
