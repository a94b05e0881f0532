/**
 * What the second script takes from the first, by name: packages as they are called, our own modules by their path below
 * src. frontend/tooling/later_plugin.ts reads this file, and the build fails when a module lands in both scripts.
 */
import { signal, useSignal } from "@preact/signals";
import { render } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { Fragment, jsx, jsxs } from "preact/jsx-runtime";
import { useLocation, useRoute } from "preact-iso/router";
import { workerWords } from "../alerts/worker-words";
import { exchange, json } from "../api/exchange";
import { CampaignCard } from "../campaigns/CampaignCard";
import { campaignName } from "../campaigns/campaign-name";
import { ActionLink, Actions, Button } from "../components/Action";
import { Card } from "../components/Card";
import { Chip } from "../components/Chip";
import { Icon } from "../components/Icon";
import { Note } from "../components/Note";
import { SearchField } from "../components/SearchField";
import { stampOutline } from "../components/stamp-outline";
import { EmptyState } from "../frame/EmptyState";
import { noteNavigation } from "../frame/focus";
import { Screen } from "../frame/Screen";
import { reasonNotSaved } from "../frame/saving";
import { WithList } from "../frame/WithList";
import { wide } from "../frame/wide";
import { guidesFor, noticeFor } from "../guides/guides-for";
import { Prose } from "../guides/Prose";
import { consequenceOf } from "../letters/consequences";
import { HowItWorks } from "../letters/HowItWorks";
import { wish } from "../letters/proposed";
import { ALERTS } from "../local/alerts/schema";
import { daysBefore, deviceClock } from "../local/clock";
import { MayNotPost, nextBirthday, StorageUnavailable, WipeIncomplete } from "../local/contract";
import { Connection } from "../local/database/connection";
import { toldPlainly } from "../local/database/failures";
import { databaseExists, deleteDatabase } from "../local/database/presence";
import { ShellUnavailable } from "../local/index";
import { mintUuid } from "../local/numbers";
import { CLAIM_DAYS, claimsOf, givenBack, overIds, takenArgs } from "../local/outbox/claims";
import {
  forgetOld,
  forgetSettled,
  isSettled,
  namesSomebody,
  withoutName,
} from "../local/outbox/forget";
import { factsOf } from "../local/outbox/lifecycle";
import { mintProfile } from "../local/outbox/new-profile";
import {
  isOfClaim,
  isOfLetter,
  isUnnamed,
  isVoid,
  letterArgs,
  unmarked,
  voidArgs,
} from "../local/outbox/rows";
import { OUTBOX } from "../local/outbox/schema";
import { readSetting, saveSetting, setting } from "../local/outbox/settings";
import { queuedAgain } from "../local/outbox/settle";
import { changeProfile, isOrganiser, readEverybody, readOwn } from "../local/outbox/store";
import { chosenCampaign } from "../local/phone/campaign";
import { BIRTHDAY_LEAD, hasBirthdaySoon, mayPost, scatter } from "../local/projection/assignment";
import { CACHE } from "../local/replica/schema";
import { NoAnswer, Refused } from "../local/server";
import { formatDayAndMonth, formatPartialDate } from "../messages/dates";
import { languages, nameOfLanguage } from "../messages/languages";
import { formatSource } from "../messages/sources";
import { language, t } from "../messages/translate";
import { AddressCard, addressOrigin } from "../prisoners/AddressCard";
import { CameOut } from "../prisoners/CameOut";
import { Died } from "../prisoners/Died";
import { ageOn, isWhole } from "../prisoners/dates";
import { towards } from "../prisoners/destination";
import { envelopeLines } from "../prisoners/envelope";
import { Facts } from "../prisoners/Facts";
import { facilityName } from "../prisoners/facility-name";
import { mainName, ownScriptName, writtenNames } from "../prisoners/names";
import { UnderName } from "../prisoners/PrisonerPage";
import { PrisonerRow } from "../prisoners/PrisonerRow";
import { Stamp } from "../prisoners/Stamp";
import { mayWrite, standingOf } from "../prisoners/standing";
import { boot, local, watched } from "../replica";
import { letterSteps, linkTo } from "../routes";
import { dayOf, daysBetween, today } from "../today";
import { BelarusWord } from "../welcome/BelarusWord";
import { lookAround, readSurroundings } from "../welcome/surroundings";

export const shared = {
  "@preact/signals": { signal, useSignal },
  preact: { render },
  "preact/hooks": { useLayoutEffect, useEffect, useRef },
  "preact/jsx-runtime": { Fragment, jsx, jsxs },
  "preact-iso/router": { useLocation, useRoute },
  "alerts/worker-words": { workerWords },
  "api/exchange": { exchange, json },
  "campaigns/CampaignCard": { CampaignCard },
  "campaigns/campaign-name": { campaignName },
  "components/Action": { ActionLink, Actions, Button },
  "components/Card": { Card },
  "components/Chip": { Chip },
  "components/Icon": { Icon },
  "components/Note": { Note },
  "components/stamp-outline": { stampOutline },
  "components/SearchField": { SearchField },
  "frame/EmptyState": { EmptyState },
  "frame/focus": { noteNavigation },
  "frame/Screen": { Screen },
  "frame/saving": { reasonNotSaved },
  "frame/WithList": { WithList },
  "frame/wide": { wide },
  "guides/guides-for": { guidesFor, noticeFor },
  "guides/Prose": { Prose },
  "letters/proposed": { wish },
  "letters/consequences": { consequenceOf },
  "local/alerts/schema": { ALERTS },
  "local/clock": { daysBefore, deviceClock },
  "local/contract": { MayNotPost, nextBirthday, StorageUnavailable, WipeIncomplete },
  "local/database/connection": { Connection },
  "local/database/failures": { toldPlainly },
  "local/database/presence": { databaseExists, deleteDatabase },
  "local/index": { NoAnswer, Refused, ShellUnavailable, StorageUnavailable },
  "local/numbers": { mintUuid },
  "local/outbox/claims": { CLAIM_DAYS, claimsOf, givenBack, overIds, takenArgs },
  "local/outbox/forget": { forgetOld, forgetSettled, isSettled, namesSomebody, withoutName },
  "local/outbox/lifecycle": { factsOf },
  "local/outbox/new-profile": { mintProfile },
  "local/outbox/rows": { isOfClaim, isOfLetter, isUnnamed, isVoid, letterArgs, unmarked, voidArgs },
  "local/outbox/schema": { OUTBOX },
  "local/outbox/settings": { readSetting, saveSetting, setting },
  "local/outbox/settle": { queuedAgain },
  "local/outbox/store": { changeProfile, isOrganiser, readEverybody, readOwn },
  "local/phone/campaign": { chosenCampaign },
  "local/projection/assignment": { BIRTHDAY_LEAD, hasBirthdaySoon, mayPost, scatter },
  "local/replica/schema": { CACHE },
  "local/server": { NoAnswer, Refused },
  "messages/dates": { formatDayAndMonth, formatPartialDate },
  "messages/languages": { languages, nameOfLanguage },
  "messages/sources": { formatSource },
  "messages/translate": { language, t },
  "prisoners/dates": { ageOn, isWhole },
  "prisoners/destination": { towards },
  "prisoners/facility-name": { facilityName },
  "prisoners/names": { mainName, ownScriptName, writtenNames },
  "prisoners/PrisonerRow": { PrisonerRow },
  "prisoners/Stamp": { Stamp },
  replica: { boot, local, watched },
  routes: { letterSteps, linkTo },
  today: { dayOf, daysBetween, today },
  "welcome/BelarusWord": { BelarusWord },
  "welcome/surroundings": { lookAround, readSurroundings },
  "prisoners/standing": { mayWrite, standingOf },
  "prisoners/AddressCard": { AddressCard, addressOrigin },
  "prisoners/envelope": { envelopeLines },
  "letters/HowItWorks": { HowItWorks },
  "prisoners/CameOut": { CameOut },
  "prisoners/Died": { Died },
  "prisoners/Facts": { Facts },
  "prisoners/PrisonerPage": { UnderName },
};
