namespace ServiceBlog.Core.Content;

/// <summary>What a language tag (BCP 47) tells: how wide it is, in which direction its script runs, whether there is such a language.</summary>
public static class LanguageTags
{
    /// <summary>The two-letter codes of ISO 639-1.</summary>
    private static readonly FrozenSet<string> TwoLetters = (
        "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv "
        + "ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my "
        + "na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr "
        + "ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What is often written for the code of a language: its country's, its name, or one of three letters.</summary>
    private static readonly FrozenDictionary<string, string> Mistaken = (
        "jp=ja cz=cs gr=el dk=da cn=zh-Hans kr=ko ua=uk iw=he in=id eng=en deu=de ger=de fra=fr fre=fr spa=es por=pt ita=it nld=nl dut=nl pol=pl rus=ru ara=ar heb=he "
        + "jpn=ja zho=zh chi=zh english=en german=de deutsch=de french=fr spanish=es italian=it dutch=nl polish=pl russian=ru arabic=ar hebrew=he japanese=ja chinese=zh-Hans")
        .Split(' ').Select(pair => pair.Split('=')).ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> RightToLeftScripts = "Arab Hebr Syrc Thaa Nkoo Adlm Rohg Mand Samr Yezi".Split(' ')
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Those that are written in such a script where the tag names none.</summary>
    private static readonly FrozenSet<string> RightToLeft = "ar he fa ur yi ps sd ug dv ks ckb syr nqo arc arz ary prs lrc glk mzn bal hbo".Split(' ')
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>What the speakers of a language call it.</summary>
    private static readonly FrozenDictionary<string, string> Names = (
        "ar=العربية bg=Български bn=বাংলা ca=Català cs=Čeština da=Dansk de=Deutsch el=Ελληνικά en=English eo=Esperanto es=Español et=Eesti eu=Euskara fa=فارسی "
        + "fi=Suomi fr=Français ga=Gaeilge gl=Galego he=עברית hi=हिन्दी hr=Hrvatski hu=Magyar hy=Հայերեն id=Indonesia is=Íslenska it=Italiano ja=日本語 ka=ქართული "
        + "ko=한국어 la=Latina lt=Lietuvių lv=Latviešu nb=Norsk nl=Nederlands nn=Nynorsk no=Norsk pl=Polski pt=Português ro=Română ru=Русский sk=Slovenčina "
        + "sl=Slovenščina sq=Shqip sr=Српски sv=Svenska sw=Kiswahili ta=தமிழ் th=ไทย tr=Türkçe uk=Українська ur=اردو vi=Tiếng·Việt zh=中文 zh-Hans=简体中文 zh-Hant=繁體中文")
        .Split(' ').Select(pair => pair.Split('=')).ToFrozenDictionary(pair => pair[0], pair => pair[1].Replace('·', ' '), StringComparer.OrdinalIgnoreCase);

    /// <summary>The name of a language in that language; its tag if the name is not known.</summary>
    public static string NameOf(string tag) => Names.GetValueOrDefault(tag) ?? Names.GetValueOrDefault(PrimaryOf(tag), tag);

    public static string PrimaryOf(string tag) => tag.Split('-')[0].ToLowerInvariant();

    /// <summary>Where its script begins a line: <c>ltr</c> or <c>rtl</c>.</summary>
    public static string DirectionOf(string tag)
    {
        var script = tag.Split('-').Skip(1).FirstOrDefault(part => part.Length == 4 && part.All(char.IsAsciiLetter));
        return (script is null ? RightToLeft.Contains(PrimaryOf(tag)) : RightToLeftScripts.Contains(script)) ? "rtl" : "ltr";
    }

    /// <summary>The tag and ever wider ones: <c>de-AT</c>, <c>de</c>. Chinese without a script is the simplified one.</summary>
    public static IEnumerable<string> Widened(string tag)
    {
        for (var part = tag; part.Length > 0; part = part.LastIndexOf('-') is >= 0 and var cut ? part[..cut] : "")
            yield return part;
        if (PrimaryOf(tag) == "zh" && !tag.Contains("-Hant", StringComparison.OrdinalIgnoreCase))
            yield return "zh-Hans";
    }

    /// <summary>Whether a text is a language tag by its form, and of a language that there is.</summary>
    /// <param name="suggestion">What may have been meant.</param>
    public static bool IsTag(string text, out string? suggestion)
    {
        var subtags = text.Split('-');
        var primary = subtags[0].ToLowerInvariant();
        suggestion = null;
        if (text.Contains('_', StringComparison.Ordinal))
            suggestion = text.Replace('_', '-');
        else if (Mistaken.TryGetValue(primary, out var meant))
            suggestion = string.Join('-', subtags.Skip(1).Prepend(meant));
        else if (subtags.Skip(1).Contains("UK", StringComparer.Ordinal))
            suggestion = text.Replace("-UK", "-GB", StringComparison.Ordinal);
        return suggestion is null
            && subtags.All(subtag => subtag.Length is >= 1 and <= 8 && subtag.All(char.IsAsciiLetterOrDigit))
            && primary.All(char.IsAsciiLetter)
            && (primary.Length == 3 || TwoLetters.Contains(primary));
    }
}

/// <summary>The categories of the plural for whole numbers, by the rules of CLDR 47.</summary>
public static class PluralRules
{
    public static ImmutableArray<string> Categories { get; } = ["zero", "one", "two", "few", "many", "other"];

    /// <summary>The category of a number in a language.</summary>
    public static string CategoryOf(string language, long number)
    {
        var n = Math.Abs(number);
        var (ten, hundred) = (n % 10, n % 100);
        return LanguageTags.PrimaryOf(language) switch
        {
            "ja" or "zh" or "ko" or "vi" or "th" or "id" or "ms" or "lo" or "my" or "km" or "yo" or "yue" or "su" or "jv" or "bo" or "dz" or "ii" or "ig" => "other",
            "fr" or "pt" => n is 0 or 1 ? "one" : IsOfMillions(n) ? "many" : "other",
            "es" or "it" or "ca" => n == 1 ? "one" : IsOfMillions(n) ? "many" : "other",
            "hi" or "fa" or "bn" or "gu" or "kn" or "am" or "zu" or "as" or "hy" or "ff" => n is 0 or 1 ? "one" : "other",
            "ru" or "uk" or "be" => ten == 1 && hundred != 11 ? "one" : ten is >= 2 and <= 4 && hundred is < 12 or > 14 ? "few" : "many",
            "pl" => n == 1 ? "one" : ten is >= 2 and <= 4 && hundred is < 12 or > 14 ? "few" : "many",
            "sr" or "hr" or "bs" or "sh" => ten == 1 && hundred != 11 ? "one" : ten is >= 2 and <= 4 && hundred is < 12 or > 14 ? "few" : "other",
            "cs" or "sk" => n == 1 ? "one" : n is >= 2 and <= 4 ? "few" : "other",
            "sl" => hundred == 1 ? "one" : hundred == 2 ? "two" : hundred is 3 or 4 ? "few" : "other",
            "ro" => n == 1 ? "one" : n == 0 || hundred is >= 1 and <= 19 ? "few" : "other",
            "lt" => hundred is >= 11 and <= 19 ? "other" : ten == 1 ? "one" : ten >= 2 ? "few" : "other",
            "lv" => ten == 0 || hundred is >= 11 and <= 19 ? "zero" : ten == 1 ? "one" : "other",
            "ar" => n == 0 ? "zero" : n == 1 ? "one" : n == 2 ? "two" : hundred is >= 3 and <= 10 ? "few" : hundred >= 11 ? "many" : "other",
            "he" => n == 1 ? "one" : n == 2 ? "two" : "other",
            "ga" => n == 1 ? "one" : n == 2 ? "two" : n is >= 3 and <= 6 ? "few" : n is >= 7 and <= 10 ? "many" : "other",
            "cy" => n switch { 0 => "zero", 1 => "one", 2 => "two", 3 => "few", 6 => "many", _ => "other" },
            _ => n == 1 ? "one" : "other",
        };
    }

    /// <summary>The categories that a language has.</summary>
    public static ImmutableArray<string> CategoriesOf(string language)
    {
        var found = Enumerable.Range(0, 200).Append(1_000_000).Select(number => CategoryOf(language, number)).ToHashSet(StringComparer.Ordinal);
        return [.. Categories.Where(category => category == "other" || found.Contains(category))];
    }

    private static bool IsOfMillions(long number) => number != 0 && number % 1_000_000 == 0;
}
