import { Card } from "../components/Card";
import type { Guide, SpokenLanguage } from "../local/types";
import { t } from "../messages/translate";
import { linkTo } from "../routes";
import "./guides.css";

interface ShelfProps {
  guides: readonly Guide[];
  current: string;
  lang: SpokenLanguage;
}

/** All guides beside the one that is read, where there is room. */
export function Shelf({ guides, current, lang }: ShelfProps) {
  return (
    <Card title={t("guides.title")}>
      <ul class="plain" lang={lang}>
        {guides.map(({ slug, title }) => (
          <li key={slug}>
            <a
              class="shelf-link"
              href={linkTo.guide(slug)}
              aria-current={slug === current ? "page" : undefined}
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}
