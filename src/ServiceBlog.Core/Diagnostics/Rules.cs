namespace ServiceBlog.Core.Diagnostics;

/// <summary>Every rule there is. Codes by room: 01 input, 02 front matter, 03 links, 04 taxonomy, 05 templates, 06 output, 07 import, 08 editing, 09
/// health.</summary>
public static class Rules
{
    public static readonly Rule InvalidEncoding = Fatal("SB0101", "invalid-encoding",
        "A text file is not valid UTF-8. Save it as UTF-8; the message names the first offending byte.");

    public static readonly Rule SymbolicLink = Warning("SB0102", "symbolic-link",
        "A symbolic link is not followed, since it could publish files from outside the folder or lead in a circle. Copy what it points to into the "
        + "folder, or delete the link.");

    public static readonly Rule InvalidFileName = Fatal("SB0103", "invalid-file-name",
        "A file or folder has a name that some system cannot hold or the web cannot address: with a control character, a backslash or bytes that are "
        + "not Unicode, with a dot or a space at its end, or reserved by Windows (con, aux, nul, com1, …). Rename it.");

    public static readonly Rule MarkdownTooComplex = Fatal("SB0104", "markdown-too-complex",
        "A Markdown text nests deeper, or crowds more into one paragraph, than any reader could follow, which usually means generated or damaged "
        + "input. Flatten the quotes, lists or emphases, or part the paragraph.");

    public static readonly Rule DuplicateFileName = Fatal("SB0105", "duplicate-file-name",
        "Two files lie in one folder under names that look the same and differ only in their Unicode form, such as an é in one piece and an e with an "
        + "accent added. One address cannot show both. Rename or delete one.");

    public static readonly Rule HiddenFile = Info("SB0106", "hidden-file",
        "A file or folder below static/ starts with a dot and is none that web hosts look for (.well-known, .nojekyll, .htaccess, .domains), so it is "
        + "not published. Rename it if it is meant to be.");

    public static readonly Rule ControlCharacter = Warning("SB0107", "control-character",
        "A text holds a character that no reader sees and that HTML and XML do not allow, such as the escape of a terminal's colours. It is published "
        + "as \uFFFD, the sign for an unreadable character. Delete it, or export the text once more as UTF-8.");

    public static readonly Rule UnclosedCode = Warning("SB0108", "unclosed-code",
        "A code block begins with a line of ``` or ~~~ and no such line ends it, so all that follows is shown as code. Put the closing line, with as "
        + "many marks as the opening one, below the code.");

    public static readonly Rule MissingHeadingSpace = Warning("SB0109", "missing-heading-space",
        "A line looks like a heading, but has no space after its # marks, so it is shown as text with the marks. Write \"# Heading\". If the line is "
        + "meant as it stands, write \\# for its first mark.");

    public static readonly Rule SpaceInLink = Warning("SB0110", "space-in-link",
        "A link's address has a space in it, which Markdown does not allow, so brackets and address are shown as text. Put the address in angle "
        + "brackets, [text](<a b.md>), or write %20 for each space.");

    public static readonly Rule SecondTitle = Warning("SB0111", "second-title",
        "A page's title is shown above its text as the one heading of the first level, and the text has another of that level: the title once more, or "
        + "one that screen readers and search engines take for a second title. Delete it, or begin the headings of the text with ##.");

    public static readonly Rule UnclearPlace = Warning("SB0112", "unclear-place",
        "A file has the name of a page that the theme makes, such as the home page or the page for addresses that lead nowhere, and something in it "
        + "does not take effect there. The message says what, and what to do.");

    public static readonly Rule FileTooLarge = Fatal("SB0120", "file-too-large",
        "A text file is larger than 16 MiB, far more than anybody reads as one page. Split it, or publish it as it is from the static folder.");

    public static readonly Rule UnplacedFile = Warning("SB0121", "unplaced-file",
        "A file of the input folder lies where ServiceBlog looks for nothing, or a page's file has another ending than .md. Pages go into posts/, "
        + "sources/, topics/, pages/ or guide/; readers' comments into comments/KEY/; files that are published as they are go into static/.");

    public static readonly Rule UnreadableFile = Fatal("SB0122", "unreadable-file",
        "A file was listed but could not be read: it vanished during the build, or its permissions forbid it.");

    public static readonly Rule UnclosedFrontMatter = Fatal("SB0201", "unclosed-front-matter",
        "The file starts with a --- line (or +++, for TOML), but no second one closes the front matter, so all of its text would be taken for keys and "
        + "values. Put the closing line below the last key.");

    public static readonly Rule InvalidYaml = Fatal("SB0202", "invalid-yaml",
        "The text is not YAML, or not the mapping of keys to values that is expected here. Common causes are a colon or a # in an unquoted text, tabs "
        + "as indentation, and lines that are indented differently.");

    public static readonly Rule DuplicateKey = Error("SB0203", "duplicate-key",
        "A key is given twice in one mapping, so one of its values would be lost. Remove one of them.");

    public static readonly Rule WrongType = Error("SB0204", "wrong-type",
        "A value is of another type than its key expects. Texts with a colon or brackets want quotes; truth values are true and false; dates are "
        + "written 2026-11-20, or with a time 2026-11-20T09:30:00+01:00.");

    public static readonly Rule MissingTitle = Error("SB0205", "missing-title",
        "Every page needs a title, which is shown above it, in lists, feeds and search results. Begin the text with \"# The title\", or write \"title: "
        + "…\" between two --- lines at the top of the file.");

    public static readonly Rule UnknownKey = Warning("SB0206", "unknown-key",
        "The content model has no such key, so ServiceBlog does nothing with it. If a theme uses it, set unknown-key to off in site.yml's diagnostics; "
        + "otherwise it is probably misspelt.");

    public static readonly Rule KeyOfAnotherKind = Warning("SB0207", "key-of-another-kind",
        "The key belongs to another kind of page and has no effect here. Kinds are told by the folder: sources, posts, topics, pages.");

    public static readonly Rule MissingValue = Error("SB0208", "missing-value",
        "A mapping lacks a key without which it means nothing, such as the url of a menu entry. The message names it.");

    public static readonly Rule UnknownRelation = Error("SB0209", "unknown-relation",
        "A relation says what a post does with another page: discusses, supports, disputes, extends or updates it.");

    public static readonly Rule InvalidAddress = Error("SB0210", "invalid-address",
        "A slug, permalink or alias must stay inside the site and work on every file system and server: no \"..\", backslash, colon, control character "
        + "or empty part, however encoded. A permalink or an alias starts with /.");

    public static readonly Rule InvalidSetting = Error("SB0211", "invalid-setting",
        "A setting in site.yml has a value that cannot work, such as a base URL without a scheme or an unknown time zone.");

    public static readonly Rule UnknownPage = Error("SB0212", "unknown-page",
        "A front matter key names a page, by its key, that is not there: it may be misspelt, renamed, or a draft.");

    public static readonly Rule ListAsText = Warning("SB0213", "list-as-text",
        "Tags or topics stand in one text with commas between them (tags: a, b), which is one name with a comma in it. Write a list: [a, b].");

    public static readonly Rule InvalidToml = Fatal("SB0214", "invalid-toml",
        "The front matter between +++ lines is not TOML. Common causes are a colon in the place of the =, a text without quotes, and a quotation mark "
        + "that is not closed. For YAML, put it between --- lines.");

    public static readonly Rule CurlyQuotes = Warning("SB0215", "curly-quotes",
        "A name in the front matter stands in curly quotes, which word processors and phones make of straight ones. YAML takes them for letters of the "
        + "name. Write straight quotes, or none.");

    public static readonly Rule MisspeltFrontMatter = Fatal("SB0216", "misspelt-front-matter",
        "The file begins with what looks like front matter, but not with a line of exactly three hyphens (or +++, for TOML) at the start of the line, "
        + "so its keys would be published as text. Mend the lines before and after the keys.");

    public static readonly Rule BrokenLink = Error("SB0301", "broken-link",
        "A link leads to no page or file of the site. Links are written relative to the file (../topics/crm.md), as a path within the site "
        + "(/topics/crm/), or by key ([[crm]]); case counts.");

    public static readonly Rule BrokenAnchor = Error("SB0302", "broken-anchor",
        "A link names a heading or an anchor that its page does not have. Ids are made of the heading's text: lower case, hyphens for spaces.");

    public static readonly Rule TransclusionCycle = Error("SB0303", "transclusion-cycle",
        "A page shows a part of another that, directly or not, shows a part of the first. Break the circle.");

    public static readonly Rule LinkToDraft = Error("SB0304", "link-to-draft",
        "A link leads to a page that is written but not published: a draft, a page with a date to come, or one that has expired. Publish it, take the "
        + "link out, or link to it once it is there; --drafts and --future show such pages.");

    public static readonly Rule QuotationNotFound = Error("SB0305", "quotation-not-found",
        "A quotation is followed by a citation of a source that holds the captured text (verbatim: true), and its words are not there. Spaces, line "
        + "ends, emphasis and the forms of quotes, dashes and dots do not count; […] stands for words left out, [words] for words put in. The message "
        + "shows the passage that is nearest.");

    public static readonly Rule QuotationElsewhere = Warning("SB0306", "quotation-elsewhere",
        "A quotation stands in the source that is cited after it, but in another section than the citation names, so readers who follow it do not find "
        + "the words. Cite the section that the message names.");

    public static readonly Rule MalformedUrl = Error("SB0310", "malformed-url",
        "An address in the built site is one that no browser can follow: a host, port or bracket is wrong, a mailto: has no address, a tel: no digits, "
        + "a data: no comma, or an image or script has an empty one.");

    public static readonly Rule LinkCaseMismatch = Error("SB0311", "link-case-mismatch",
        "A link differs from the file that it means only in upper and lower case, or in the Unicode form of an accented letter. It works on the "
        + "author's disk and fails on most web servers. Write it exactly as the file is named.");

    public static readonly Rule MissingIndex = Error("SB0312", "missing-index",
        "A link leads to a folder without an index.html, so readers get an error or a bare list of files. Link to a page in the folder, or give the "
        + "folder an index page.");

    public static readonly Rule RedirectLoop = Error("SB0313", "redirect-loop",
        "A page sends its readers on to a page that, directly or not, sends them back, so they arrive nowhere.");

    public static readonly Rule RedirectChain = Warning("SB0314", "redirect-chain",
        "A page sends its readers on to a page that sends them on again. Each step costs time, and some programs give up. Redirect to the last page "
        + "directly.");

    public static readonly Rule DoubledSlash = Warning("SB0315", "doubled-slash",
        "A link's path has two slashes in a row. Some web servers read them as one and some find nothing, and relative links on the page then lead "
        + "elsewhere. Write one.");

    public static readonly Rule DuplicateId = Warning("SB0316", "duplicate-id",
        "Two elements of a page have the same id. Links lead to the first, and labels and scripts may take either. Rename one.");

    public static readonly Rule BrokenIdReference = Warning("SB0317", "broken-id-reference",
        "An attribute such as for, headers, list or aria-labelledby names an id that its page does not have, so what it is to connect stays "
        + "unconnected, unless a script makes the element later.");

    public static readonly Rule MalformedSrcset = Warning("SB0318", "malformed-srcset",
        "Browsers drop a candidate of a srcset whose descriptor is neither a width such as 480w nor a density such as 2x, or has both.");

    public static readonly Rule MalformedData = Warning("SB0319", "malformed-data",
        "A block of JSON-LD, a web manifest, a feed or a sitemap is not well-formed, so no program reads it to its end.");

    public static readonly Rule SelfRelation = Error("SB0321", "self-relation",
        "A post's relations name the post itself. Name the page that it answers.");

    public static readonly Rule DuplicateRelation = Warning("SB0322", "duplicate-relation",
        "A post names the same relation to the same page twice. Delete one.");

    public static readonly Rule UpdateCycle = Error("SB0323", "update-cycle",
        "Pages say that they update each other in a circle, so it cannot be told which of them holds. Delete the relation of the older page to the "
        + "younger one.");

    public static readonly Rule RelationToLater = Warning("SB0324", "relation-to-later",
        "A post answers a page that came out after it, by the dates of both. Most often a date is wrong, or the relation belongs to the other page.");

    public static readonly Rule UnknownCommentPage = Error("SB0325", "unknown-comment-page",
        "A reader's comment lies in comments/KEY/, and no page has that key, or several have. A key that several pages share is told apart by its "
        + "folder: comments/topics/KEY/.");

    public static readonly Rule UnknownReply = Error("SB0326", "unknown-reply",
        "A reader's comment answers another (replyTo) that is not there: the value is the other's file name in the same folder, without .md.");

    public static readonly Rule ReplyCycle = Error("SB0327", "reply-cycle",
        "Comments answer each other in a circle, so none of them came first. Correct one replyTo.");

    public static readonly Rule ScriptLink = Error("SB0328", "script-link",
        "A link or an image in a text, be it Markdown or raw HTML, holds a script (javascript:, vbscript:) or a page of its own (data:text/html) in "
        + "place of an address. It would run with the rights of the site. Link to a page; a script belongs in the theme.");

    public static readonly Rule RefusedAttribute = Warning("SB0329", "refused-attribute",
        "An attribute in braces is left out: onclick and the like would run a script, and a link's or an image's address and alternative text have "
        + "their own places. A script belongs in the theme.");

    public static readonly Rule MissingAlt = Warning("SB0330", "missing-alt",
        "An image has no alternative text, so screen readers read its file name or nothing. Describe it between the brackets of ![…](…); if it is mere "
        + "decoration, write <img alt=\"\" src=\"…\">.");

    public static readonly Rule HeadingSkip = Warning("SB0331", "heading-skip",
        "A heading is more than one level below the one before it, as if a part were missing for those who move from heading to heading.");

    public static readonly Rule EmptyLink = Warning("SB0332", "empty-link",
        "A link has no text, no image with an alt text and no label, so readers are not told where it leads.");

    public static readonly Rule MissingPageTitle = Warning("SB0333", "missing-page-title",
        "A page has no title element, or an empty one: tabs, bookmarks and search results show its address instead.");

    public static readonly Rule MissingLanguage = Warning("SB0334", "missing-language",
        "The html element has no lang attribute, so screen readers and translators have to guess the page's language.");

    public static readonly Rule UnsizedImage = Info("SB0335", "unsized-image",
        "An image has no width and height, so a browser keeps no room for it, and the text jumps when it comes. Give both, in pixels of the image: "
        + "![…](…){width=640 height=480}; a theme's style sheet may still make it smaller.");

    public static readonly Rule BrokenExternalLink = Error("SB0340", "broken-external-link",
        "A link to another site leads nowhere: its server says that there is no such page (404 or 410), or the host does not exist. Look for the "
        + "page's new address, link to an archived copy, or take the link out. Where an archived copy is on record for the URL, archived-copy is "
        + "reported instead.");

    public static readonly Rule BrokenExternalAnchor = Warning("SB0341", "broken-external-anchor",
        "A link names an anchor (what follows the #) that the other site's page does not have, so readers arrive at its top. An anchor that only a "
        + "script of that page makes cannot be seen and is reported too: list its URL among those to ignore.");

    public static readonly Rule ExternalUnknown = Warning("SB0342", "external-unknown",
        "Whether a link to another site works could not be found out: its server wants a login, turns machines away, is overloaded or out of order "
        + "(401, 403, 429, 5xx), does not answer in time, or makes no secure connection. That does not mean that readers fail. Open it in a browser; if "
        + "it always works there, list it among the URLs to ignore.");

    public static readonly Rule ExternalNotChecked = Info("SB0343", "external-not-checked",
        "A link to another site was not checked: its host has an address in a private network, which the checker does not enter on behalf of a text, "
        + "or its page is too long to look for the anchor. Readers elsewhere cannot open a private address either; if yours can, allow that network.");

    public static readonly Rule MovedPermanently = Info("SB0344", "moved-permanently",
        "The other site says that its page has moved for good (301 or 308 at every step). The link still works; writing the new address keeps it "
        + "working when the redirect is taken down one day.");

    public static readonly Rule ArchivedCopy = Info("SB0345", "archived-copy",
        "A link to another site is broken, but the site's own data names an archived copy of the page. Use the archived copy's address.");

    public static readonly Rule CredentialsInLink = Warning("SB0346", "credentials-in-link",
        "A link carries a user name or a password (https://name:password@host/), which everybody who reads the page can see. It was not sent to the "
        + "server. Take it out of the link, and change the password.");

    public static readonly Rule PinnedAndVetoed = Warning("SB0351", "pinned-and-vetoed",
        "A page is named under \"related\", and one of the two pages names the other under \"unrelated\", so it is not listed. Delete one of the two.");

    public static readonly Rule SharedTopicName = Warning("SB0352", "shared-topic-name",
        "Two topics have the same title or synonym, so the glossary cannot know which of them a text means, and always takes the same. Give the name "
        + "to one of them.");

    public static readonly Rule UndefinedFootnote = Warning("SB0360", "undefined-footnote",
        "A text has the mark of a footnote, [^name], but no line that begins with [^name]: and has the footnote's text. The mark is shown as it "
        + "stands. Write the footnote, correct the name, or put a backslash before the bracket if no footnote is meant.");

    public static readonly Rule UnusedFootnote = Warning("SB0361", "unused-footnote",
        "A footnote is defined but no mark in the text leads to it, or an earlier one has its name, so readers never see it. Put the mark [^name] into "
        + "the text, or delete the footnote.");

    public static readonly Rule TopicWithoutPage = Warning("SB0401", "topic-without-page",
        "Pages name a topic that has no file in topics/, so no topic page gathers them. Write the file, or mend the key.");

    public static readonly Rule UnknownTag = Error("SB0402", "unknown-tag",
        "The site's tags are closed (\"closed: [tags]\" in site.yml), and tags.yml does not name this one. Use a tag that it names, or add this one "
        + "there.");

    public static readonly Rule UnknownTopic = Error("SB0403", "unknown-topic",
        "The site's topics are closed (\"closed: [topics]\" in site.yml), and no file in topics/ has this key.");

    public static readonly Rule UnknownAuthor = Error("SB0404", "unknown-author",
        "The site's authors are closed (\"closed: [authors]\" in site.yml), and the list \"authors\" there does not hold this name. Sources may be by "
        + "anybody.");

    public static readonly Rule DuplicateTitle = Warning("SB0405", "duplicate-title",
        "Two pages of one kind have the same title, so readers cannot tell them apart in lists and search results.");

    public static readonly Rule MissingSummary = Info("SB0406", "missing-summary",
        "A page has no summary, so lists, feeds and search results show its first paragraph. Say in a sentence or two what the reader gets. A build "
        + "says so of posts, health of pages of every kind.");

    public static readonly Rule ConflictingTag = Warning("SB0407", "conflicting-tag",
        "tags.yml gives one name two meanings: it is a synonym or a merged name of two tags, or of one tag and a tag of its own. The first counts. "
        + "Take the name out of one of them.");

    public static readonly Rule MissingTheme = Fatal("SB0501", "missing-theme",
        "The theme is neither in the themes folder beside the input folder nor among those that come with the program.");

    public static readonly Rule TemplateError = Fatal("SB0502", "template-error",
        "A template is not valid Scriban, or failed while it was rendered.");

    public static readonly Rule MissingLayout = Fatal("SB0503", "missing-layout",
        "The theme has no layout of the name that a page asks for, or none for its kind.");

    public static readonly Rule DuplicateOutput = Fatal("SB0610", "duplicate-output",
        "Two inputs would be published under one address. Change the name, slug, permalink or alias of one of them.");

    public static readonly Rule CaseCollision = Warning("SB0611", "case-collision",
        "Two addresses differ only in case, so one would overwrite the other on a file system that ignores case, and readers would mistake them. "
        + "Rename one.");

    public static readonly Rule UnknownImportFormat = Fatal("SB0701", "unknown-import-format",
        "The file is none of what import reads: the text of a blog's page, a WordPress export (WXR), a Blogger export (Atom), an HTML page, or a "
        + "Markdown file or a folder of Jekyll or Hugo. An archive wants to be unpacked first.");

    public static readonly Rule UnreadableImport = Fatal("SB0702", "unreadable-import",
        "A file to be imported cannot be read: it is empty, too large, no text, damaged, or made to harm (such as XML with a document type, or tags "
        + "nested by the thousand). Nothing of it is imported; the other files are.");

    public static readonly Rule GuessedEncoding = Info("SB0703", "guessed-encoding",
        "A file to be imported is not UTF-8 and does not say what it is, so it was read as Windows-1252, as old Western pages are. If letters came out "
        + "wrong, save it as UTF-8 and import it again.");

    public static readonly Rule AmbiguousDate = Warning("SB0704", "ambiguous-date",
        "A date such as 03/04/2014 may be a day in March or in April, and nothing else in the file tells. It was read with the month first, or with "
        + "the day first if it is written with dots. Correct it in the front matter if that is wrong.");

    public static readonly Rule MissingImportDate = Warning("SB0705", "missing-import-date",
        "No date was found for an imported page, so it has none. Add one to its front matter if you know it.");

    public static readonly Rule ImportGuess = Info("SB0706", "import-guess",
        "Something that the imported file does not say outright was concluded from its form: where a post begins, who wrote it, or what it is called. "
        + "Look whether it is right.");

    public static readonly Rule LeftOut = Info("SB0707", "left-out",
        "Lines or elements that are not part of the text were left out of an imported page, such as navigation, buttons, credits and comment footers. "
        + "If something was left out by mistake, it is at the line that is named.");

    public static readonly Rule KeptAsHtml = Info("SB0708", "kept-as-html",
        "An element for which Markdown has no words, such as an embedded video or an irregular table, stays HTML in the imported page, without "
        + "scripts. Look whether you still want it.");

    public static readonly Rule KeptShortcode = Warning("SB0709", "kept-shortcode",
        "A shortcode or template tag of another program, such as [gallery], {% include %} or {{< figure >}}, stays in the imported text as it was, and "
        + "readers will see it. Write what it stood for in its place.");

    public static readonly Rule SkippedItem = Info("SB0710", "skipped-item",
        "An item of an export was not imported, since it is no page: a menu, a revision, a setting, something in the bin. The message says what and "
        + "how many.");

    public static readonly Rule UnresolvedImport = Warning("SB0711", "unresolved-import",
        "A link or an image of an imported page leads to nothing that was imported, and its full address is not known. Its text is kept. Mend it in "
        + "the page, or import the file that it leads to as well.");

    public static readonly Rule EditedSinceImport = Info("SB0712", "edited-since-import",
        "A file that an earlier import wrote has been edited or deleted since, so it was left as it is. To have it written anew, delete it and its "
        + "entry in .serviceblog-import.json in the input folder.");

    public static readonly Rule RenamedImport = Info("SB0713", "renamed-import",
        "The name that an imported page would have has been taken, so it got another with a number.");

    public static readonly Rule ImportedPage = Info("SB0714", "imported-page",
        "A page was imported, or would be (--dry-run), from this place. The message names its title, date and file.");

    // SB0715 (comments-kept) is retired: imported comments are pages of their own.

    public static readonly Rule UnusableAddress = Info("SB0716", "unusable-address",
        "An old address of an imported page gets no redirect: it has only a query (?p=12), is another page's, or cannot be a file's name on every "
        + "system.");

    public static readonly Rule ImportedKey = Info("SB0717", "imported-key",
        "A key of the imported front matter has no meaning here. It is kept in the new front matter as a comment.");

    public static readonly Rule RefusedEdit = Error("SB0801", "refused-edit",
        "A command that edits content (mv, retag, review) would have left the site worse than it was: a link broken, an address taken twice, a key "
        + "without meaning. So it changed nothing. The message says what stands in the way.");

    public static readonly Rule UnlocatedEdit = Error("SB0802", "unlocated-edit",
        "A place that a command must edit is written in a way in which its exact letters cannot be told, such as a YAML alias or a text over several "
        + "lines. So nothing was changed. Write it in a plainer form, or edit it by hand.");

    public static readonly Rule ArchetypeError = Error("SB0803", "archetype-error",
        "An archetype, the template of a new page in archetypes/, has a mistake or fails, so no page was made of it.");

    public static readonly Rule ArchetypeResult = Error("SB0804", "archetype-result",
        "What an archetype made is not a sound page: its front matter is damaged, or its title reads otherwise than it was given. Titles hold colons, "
        + "quotes and #, so archetypes write {{ page.title | yaml }}.");

    public static readonly Rule OrphanPage = Warning("SB0901", "orphan-page",
        "Nothing leads to a page but lists: no text links to it or cites it, no other page names it as its current view, its parent or in a relation, "
        + "and it is not in the menu. Link to it where a reader would want it, or take it out.");

    public static readonly Rule DeadEnd = Warning("SB0902", "dead-end",
        "A page's text leads nowhere: it has no link to another page of the site, and no relation. Link to what a reader may want next. The captured "
        + "text of a verbatim source is left as it is.");

    public static readonly Rule UncitedSource = Warning("SB0903", "uncited-source",
        "No page cites a source or links to it. Cite it with [@KEY] where it bears on something, or take it out.");

    public static readonly Rule UncitedSection = Info("SB0904", "uncited-section",
        "A source is cited, but this section of it is not, nor any below it. Either nothing has been made of it yet, or a citation of the whole source "
        + "means it: then name the section, as in [@KEY#section].");

    public static readonly Rule SingleSourceTopic = Info("SB0905", "single-source-topic",
        "All that a topic knows comes from one source: the sources that belong to it and those that its text cites are one and the same. Add a second "
        + "voice, or say on the page that there is only one.");

    public static readonly Rule ThinTopic = Info("SB0906", "thin-topic",
        "A topic has few members: posts, sources and narrower topics together. Add to it, or merge it into another. \"health: {thinTopic: N}\" in "
        + "site.yml says how many are enough (3 if it says nothing).");

    public static readonly Rule TopicWithoutView = Info("SB0907", "topic-without-view",
        "A topic names no current view: the page that says what we hold of it now. Add currentView: KEY to its front matter.");

    public static readonly Rule StalePage = Warning("SB0908", "stale-page",
        "A page is to be reviewed every so often (reviewEvery), and the time has run out: counted from its last review, else from its last update, "
        + "else from its date. Read it again, and stamp it: serviceblog review FILE --by NAME.");

    public static readonly Rule VoidReview = Warning("SB0909", "void-review",
        "A page was edited after its review: the hash of the review no longer fits its text. Read what has changed, and stamp it again: serviceblog "
        + "review FILE --by NAME. Changes in the front matter do not count.");

    public static readonly Rule SimilarTags = Warning("SB0910", "similar-tags",
        "Two tags differ only in case, hyphens or spaces, in singular and plural, or, if they are long, in a single letter, so they probably mean the "
        + "same. Keep one: serviceblog retag OLD NEW, or make one a synonym of the other in tags.yml. If they differ on purpose, describe both in "
        + "tags.yml.");

    public static readonly Rule TagUsedOnce = Info("SB0911", "tag-used-once",
        "Only one page has a tag, so it leads from nothing to nothing. Give it to other pages that it fits, merge it into a broader one (serviceblog "
        + "retag OLD NEW), or drop it.");

    public static readonly Rule UnusedTag = Info("SB0912", "unused-tag",
        "tags.yml describes a tag that no page has. Give it to the pages that it fits, or take it out.");

    public static readonly Rule MergedTagInUse = Info("SB0913", "merged-tag-in-use",
        "A page has a tag that tags.yml says was merged into another. It is published under the other; write that.");

    public static readonly Rule ArchivedLink = Info("SB0914", "archived-link",
        "A link leads to an address of which data/external-links.yml names an archived copy. Whether the original still answers was not asked (check "
        + "--external does that); the copy stays as it is. Link to the copy, or to both.");

    public static readonly Rule UnlinkedMention = Info("SB0915", "unlinked-mention",
        "A text names a topic, one of its synonyms, or a source by its title, and the page has no link to it. health --apply links the first mention "
        + "on each page. A word that is too common to be a mention can be listed in site.yml, as \"health: {commonWords: [experience]}\".");

    /// <summary>All of them, in order of code.</summary>
    public static ImmutableArray<Rule> All { get; } =
        [.. typeof(Rules).GetFields().Select(field => field.GetValue(null)).OfType<Rule>().OrderBy(rule => rule.Code, StringComparer.Ordinal)];

    private static readonly FrozenDictionary<string, Rule> ByCode = All.ToFrozenDictionary(rule => rule.Code, StringComparer.Ordinal);

    /// <summary>The rule of a code; null if there is none.</summary>
    public static Rule? Find(string code) => ByCode.GetValueOrDefault(code);

    private static Rule Fatal(string code, string name, string explanation) => Error(code, name, explanation) with { IsFatal = true };

    private static Rule Error(string code, string name, string explanation) => new(code, name, Severity.Error, explanation);

    private static Rule Warning(string code, string name, string explanation) => new(code, name, Severity.Warning, explanation);

    private static Rule Info(string code, string name, string explanation) => new(code, name, Severity.Info, explanation);
}
