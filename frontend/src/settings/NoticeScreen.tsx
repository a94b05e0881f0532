import { Screen } from "../frame/Screen";
import { noticeFor } from "../guides/guides-for";
import { Prose } from "../guides/Prose";
import { t } from "../messages/translate";

/** A text that the law asks for, from the phone. */
function NoticeScreen({ slug }: { slug: "imprint" | "privacy" }) {
  const { notice, language } = noticeFor(slug);
  return (
    <Screen title={notice?.title ?? t(`nav.${slug}`)} titleLang={notice && language}>
      {notice ? (
        <div lang={language}>
          <Prose html={notice.html} />
        </div>
      ) : (
        <p class="lead">{t("notice.none_text")}</p>
      )}
    </Screen>
  );
}

export const ImprintScreen = () => <NoticeScreen key="imprint" slug="imprint" />;
export const PrivacyScreen = () => <NoticeScreen key="privacy" slug="privacy" />;
