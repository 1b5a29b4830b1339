namespace ServiceBlog.Core.Diagnostics;

/// <summary>Every rule there is. Codes by room: 01 input, 02 front matter, 03 links, 04 taxonomy, 05 templates, 06 output, 07 import, 08 editing, 09
/// health.</summary>
public static class Rules
{
    public static readonly Rule InvalidEncoding = Fatal("SB0101", "invalid-encoding");
    public static readonly Rule SymbolicLink = Warning("SB0102", "symbolic-link");
    public static readonly Rule InvalidFileName = Fatal("SB0103", "invalid-file-name");
    public static readonly Rule MarkdownTooComplex = Fatal("SB0104", "markdown-too-complex");
    public static readonly Rule DuplicateFileName = Fatal("SB0105", "duplicate-file-name");
    public static readonly Rule HiddenFile = Info("SB0106", "hidden-file");
    public static readonly Rule ControlCharacter = Warning("SB0107", "control-character");
    public static readonly Rule UnclosedCode = Warning("SB0108", "unclosed-code");
    public static readonly Rule MissingHeadingSpace = Warning("SB0109", "missing-heading-space");
    public static readonly Rule SpaceInLink = Warning("SB0110", "space-in-link");
    public static readonly Rule SecondTitle = Warning("SB0111", "second-title");
    public static readonly Rule UnclearPlace = Warning("SB0112", "unclear-place");
    public static readonly Rule FileTooLarge = Fatal("SB0120", "file-too-large");
    public static readonly Rule UnplacedFile = Warning("SB0121", "unplaced-file");
    public static readonly Rule UnreadableFile = Fatal("SB0122", "unreadable-file");

    public static readonly Rule UnclosedFrontMatter = Fatal("SB0201", "unclosed-front-matter");
    public static readonly Rule InvalidYaml = Fatal("SB0202", "invalid-yaml");
    public static readonly Rule DuplicateKey = Error("SB0203", "duplicate-key");
    public static readonly Rule WrongType = Error("SB0204", "wrong-type");
    public static readonly Rule MissingTitle = Error("SB0205", "missing-title");
    public static readonly Rule UnknownKey = Warning("SB0206", "unknown-key");
    public static readonly Rule KeyOfAnotherKind = Warning("SB0207", "key-of-another-kind");
    public static readonly Rule MissingValue = Error("SB0208", "missing-value");
    public static readonly Rule UnknownRelation = Error("SB0209", "unknown-relation");
    public static readonly Rule InvalidAddress = Error("SB0210", "invalid-address");
    public static readonly Rule InvalidSetting = Error("SB0211", "invalid-setting");
    public static readonly Rule UnknownPage = Error("SB0212", "unknown-page");
    public static readonly Rule ListAsText = Warning("SB0213", "list-as-text");
    public static readonly Rule InvalidToml = Fatal("SB0214", "invalid-toml");
    public static readonly Rule CurlyQuotes = Warning("SB0215", "curly-quotes");
    public static readonly Rule MisspeltFrontMatter = Fatal("SB0216", "misspelt-front-matter");

    public static readonly Rule BrokenLink = Error("SB0301", "broken-link");
    public static readonly Rule BrokenAnchor = Error("SB0302", "broken-anchor");
    public static readonly Rule TransclusionCycle = Error("SB0303", "transclusion-cycle");
    public static readonly Rule LinkToDraft = Error("SB0304", "link-to-draft");
    public static readonly Rule QuotationNotFound = Error("SB0305", "quotation-not-found");
    public static readonly Rule QuotationElsewhere = Warning("SB0306", "quotation-elsewhere");
    public static readonly Rule MalformedUrl = Error("SB0310", "malformed-url");
    public static readonly Rule LinkCaseMismatch = Error("SB0311", "link-case-mismatch");
    public static readonly Rule MissingIndex = Error("SB0312", "missing-index");
    public static readonly Rule RedirectLoop = Error("SB0313", "redirect-loop");
    public static readonly Rule RedirectChain = Warning("SB0314", "redirect-chain");
    public static readonly Rule DoubledSlash = Warning("SB0315", "doubled-slash");
    public static readonly Rule DuplicateId = Warning("SB0316", "duplicate-id");
    public static readonly Rule BrokenIdReference = Warning("SB0317", "broken-id-reference");
    public static readonly Rule MalformedSrcset = Warning("SB0318", "malformed-srcset");
    public static readonly Rule MalformedData = Warning("SB0319", "malformed-data");
    public static readonly Rule SelfRelation = Error("SB0321", "self-relation");
    public static readonly Rule DuplicateRelation = Warning("SB0322", "duplicate-relation");
    public static readonly Rule UpdateCycle = Error("SB0323", "update-cycle");
    public static readonly Rule RelationToLater = Warning("SB0324", "relation-to-later");
    public static readonly Rule UnknownCommentPage = Error("SB0325", "unknown-comment-page");
    public static readonly Rule UnknownReply = Error("SB0326", "unknown-reply");
    public static readonly Rule ReplyCycle = Error("SB0327", "reply-cycle");
    public static readonly Rule ScriptLink = Error("SB0328", "script-link");
    public static readonly Rule RefusedAttribute = Warning("SB0329", "refused-attribute");
    public static readonly Rule MissingAlt = Warning("SB0330", "missing-alt");
    public static readonly Rule HeadingSkip = Warning("SB0331", "heading-skip");
    public static readonly Rule EmptyLink = Warning("SB0332", "empty-link");
    public static readonly Rule MissingPageTitle = Warning("SB0333", "missing-page-title");
    public static readonly Rule MissingLanguage = Warning("SB0334", "missing-language");
    public static readonly Rule UnsizedImage = Info("SB0335", "unsized-image");
    public static readonly Rule BrokenExternalLink = Error("SB0340", "broken-external-link");
    public static readonly Rule BrokenExternalAnchor = Warning("SB0341", "broken-external-anchor");
    public static readonly Rule ExternalUnknown = Warning("SB0342", "external-unknown");
    public static readonly Rule ExternalNotChecked = Info("SB0343", "external-not-checked");
    public static readonly Rule MovedPermanently = Info("SB0344", "moved-permanently");
    public static readonly Rule ArchivedCopy = Info("SB0345", "archived-copy");
    public static readonly Rule CredentialsInLink = Warning("SB0346", "credentials-in-link");
    public static readonly Rule PinnedAndVetoed = Warning("SB0351", "pinned-and-vetoed");
    public static readonly Rule SharedTopicName = Warning("SB0352", "shared-topic-name");
    public static readonly Rule DuplicateTranslation = Warning("SB0353", "duplicate-translation");
    public static readonly Rule UndefinedFootnote = Warning("SB0360", "undefined-footnote");
    public static readonly Rule UnusedFootnote = Warning("SB0361", "unused-footnote");
    public static readonly Rule RawHtmlScript = Warning("SB0370", "raw-html-script");
    public static readonly Rule RawHtmlFetch = Warning("SB0371", "raw-html-fetch");
    public static readonly Rule RawHtmlPage = Warning("SB0372", "raw-html-page");
    public static readonly Rule RawHtmlRemoved = Warning("SB0373", "raw-html-removed");
    public static readonly Rule LeftOutUntrusted = Info("SB0374", "left-out-untrusted");
    public static readonly Rule UnknownDirective = Warning("SB0390", "unknown-directive");
    public static readonly Rule UnclosedDirective = Error("SB0391", "unclosed-directive");
    public static readonly Rule MalformedDirective = Warning("SB0392", "malformed-directive");
    public static readonly Rule UnknownDirectiveAttribute = Warning("SB0393", "unknown-directive-attribute");
    public static readonly Rule InvalidDirective = Error("SB0394", "invalid-directive");

    public static readonly Rule AmbiguousNote = Warning("SB0380", "ambiguous-note");
    public static readonly Rule PluginBlock = Warning("SB0381", "plugin-block");
    public static readonly Rule LeftOutOfVault = Warning("SB0382", "left-out-of-vault");
    public static readonly Rule UnclosedComment = Warning("SB0383", "unclosed-comment");

    public static readonly Rule TopicWithoutPage = Warning("SB0401", "topic-without-page");
    public static readonly Rule UnknownTag = Error("SB0402", "unknown-tag");
    public static readonly Rule UnknownTopic = Error("SB0403", "unknown-topic");
    public static readonly Rule UnknownAuthor = Error("SB0404", "unknown-author");
    public static readonly Rule DuplicateTitle = Warning("SB0405", "duplicate-title");
    public static readonly Rule MissingSummary = Info("SB0406", "missing-summary");
    public static readonly Rule ConflictingTag = Warning("SB0407", "conflicting-tag");
    public static readonly Rule NotAnImage = Warning("SB0410", "not-an-image");
    public static readonly Rule HugeImage = Warning("SB0411", "huge-image");
    public static readonly Rule UnknownCodeLanguage = Info("SB0412", "unknown-code-language");

    public static readonly Rule MissingTheme = Fatal("SB0501", "missing-theme");
    public static readonly Rule TemplateError = Fatal("SB0502", "template-error");
    public static readonly Rule MissingLayout = Fatal("SB0503", "missing-layout");
    public static readonly Rule ThemeCycle = Fatal("SB0504", "theme-cycle");
    public static readonly Rule LowContrast = Warning("SB0505", "low-contrast");
    public static readonly Rule UnfitLayout = Fatal("SB0506", "unfit-layout");
    public static readonly Rule MissingWords = Warning("SB0507", "missing-words");

    public static readonly Rule DuplicateOutput = Fatal("SB0610", "duplicate-output");
    public static readonly Rule CaseCollision = Warning("SB0611", "case-collision");
    public static readonly Rule UnpublishablePath = Fatal("SB0620", "unpublishable-path");
    public static readonly Rule FileAgainstFolder = Fatal("SB0621", "file-against-folder");
    public static readonly Rule SpecialFile = Fatal("SB0622", "special-file");

    public static readonly Rule UnknownImportFormat = Fatal("SB0701", "unknown-import-format");
    public static readonly Rule UnreadableImport = Fatal("SB0702", "unreadable-import");
    public static readonly Rule GuessedEncoding = Info("SB0703", "guessed-encoding");
    public static readonly Rule AmbiguousDate = Warning("SB0704", "ambiguous-date");
    public static readonly Rule MissingImportDate = Warning("SB0705", "missing-import-date");
    public static readonly Rule ImportGuess = Info("SB0706", "import-guess");
    public static readonly Rule LeftOut = Info("SB0707", "left-out");
    public static readonly Rule KeptAsHtml = Info("SB0708", "kept-as-html");
    public static readonly Rule KeptShortcode = Warning("SB0709", "kept-shortcode");
    public static readonly Rule SkippedItem = Info("SB0710", "skipped-item");
    public static readonly Rule UnresolvedImport = Warning("SB0711", "unresolved-import");
    public static readonly Rule EditedSinceImport = Info("SB0712", "edited-since-import");
    public static readonly Rule RenamedImport = Info("SB0713", "renamed-import");
    public static readonly Rule ImportedPage = Info("SB0714", "imported-page");
    // SB0715 (comments-kept) is retired: imported comments are pages of their own.
    public static readonly Rule UnusableAddress = Info("SB0716", "unusable-address");
    public static readonly Rule ImportedKey = Info("SB0717", "imported-key");
    public static readonly Rule ImportConverted = Info("SB0718", "import-converted");

    public static readonly Rule RefusedEdit = Error("SB0801", "refused-edit");
    public static readonly Rule UnlocatedEdit = Error("SB0802", "unlocated-edit");
    public static readonly Rule ArchetypeError = Error("SB0803", "archetype-error");
    public static readonly Rule ArchetypeResult = Error("SB0804", "archetype-result");

    public static readonly Rule OrphanPage = Warning("SB0901", "orphan-page");
    public static readonly Rule DeadEnd = Warning("SB0902", "dead-end");
    public static readonly Rule UncitedSource = Warning("SB0903", "uncited-source");
    public static readonly Rule UncitedSection = Info("SB0904", "uncited-section");
    public static readonly Rule SingleSourceTopic = Info("SB0905", "single-source-topic");
    public static readonly Rule ThinTopic = Info("SB0906", "thin-topic");
    public static readonly Rule TopicWithoutView = Info("SB0907", "topic-without-view");
    public static readonly Rule StalePage = Warning("SB0908", "stale-page");
    public static readonly Rule VoidReview = Warning("SB0909", "void-review");
    public static readonly Rule SimilarTags = Warning("SB0910", "similar-tags");
    public static readonly Rule TagUsedOnce = Info("SB0911", "tag-used-once");
    public static readonly Rule UnusedTag = Info("SB0912", "unused-tag");
    public static readonly Rule MergedTagInUse = Info("SB0913", "merged-tag-in-use");
    public static readonly Rule ArchivedLink = Info("SB0914", "archived-link");
    public static readonly Rule UnlinkedMention = Info("SB0915", "unlinked-mention");
    public static readonly Rule MissingTranslation = Info("SB0916", "missing-translation");
    public static readonly Rule OutdatedTranslation = Warning("SB0917", "outdated-translation");

    /// <summary>All of them, in order of code.</summary>
    public static ImmutableArray<Rule> All { get; } =
        [.. typeof(Rules).GetFields().Select(field => field.GetValue(null)).OfType<Rule>().OrderBy(rule => rule.Code, StringComparer.Ordinal)];

    private static readonly FrozenDictionary<string, Rule> ByCode = All.ToFrozenDictionary(rule => rule.Code, StringComparer.Ordinal);

    /// <summary>The rule of a code; null if there is none.</summary>
    public static Rule? Find(string code) => ByCode.GetValueOrDefault(code);

    private static Rule Fatal(string code, string name) => Error(code, name) with { IsFatal = true };

    private static Rule Error(string code, string name) => new(code, name, Severity.Error);

    private static Rule Warning(string code, string name) => new(code, name, Severity.Warning);

    private static Rule Info(string code, string name) => new(code, name, Severity.Info);
}

/// <summary>What the rules mean and how to mend what they find: one paragraph of plain text for each, in <c>Explanations.md</c>.</summary>
internal static class Explanations
{
    private static readonly Lazy<FrozenDictionary<string, string>> ByCode = new(() => $"\n{Text("Explanations.md")}"
        .Split("\n## ", StringSplitOptions.RemoveEmptyEntries)
        .ToFrozenDictionary(part => part[..part.IndexOf(' ')], part => part[part.IndexOf('\n')..].Trim().Replace('\n', ' '), StringComparer.Ordinal));

    public static string Of(Rule rule) => ByCode.Value[rule.Code];

    /// <summary>A text that is built into the program.</summary>
    internal static string Text(string name)
    {
        using var reader = new StreamReader(typeof(Explanations).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}

/// <summary>Writes the guide's page on diagnostics from <see cref="Rules"/>, so that the two cannot differ.</summary>
public static class RulesPage
{
    public static string Markdown()
    {
        var page = new StringBuilder(Explanations.Text("RulesPage.md"));
        foreach (var rule in Rules.All)
        {
            var severity = rule.IsFatal ? "always an error" : rule.DefaultSeverity.ToString().ToLowerInvariant();
            page.Append(CultureInfo.InvariantCulture,
                $"\n## {rule.Code} {rule.Name} {{#{rule.Name}}}\n\n*{Capitalized(severity)}.* {Escaped(rule.Explanation)}\n");
        }
        return page.ToString();
    }

    private static string Capitalized(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>Explanations are plain text; what Markdown would take for mark-up is not meant so.</summary>
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (character is '<' or '>' or '[' or ']' or '*' or '_' or '`' or '\\' or '#' or '&' or '|' or '~' or '^')
                escaped.Append('\\');
            escaped.Append(character);
        }
        return escaped.ToString();
    }
}
