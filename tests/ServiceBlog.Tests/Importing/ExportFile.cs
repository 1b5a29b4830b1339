using System.Globalization;
using System.Text;

namespace ServiceBlog.Tests.Importing;

/// <summary>The posts of an invented blog, made from a seed, and the exports that WordPress and Blogger would write of them.</summary>
internal sealed class ExportFile
{
    public const int Count = 100;

    private static readonly string[] Words = ["pump", "yard", "gate", "Größe", "愛", "naïve", "winter", "crane", "Ωμέγα", "hold", "&", "\"late\"", "rain", "🚜", "O'Hara", "50%", "a: b", "#1"];

    private static readonly string[] Labels = ["Pumps", "Yard & Gate", "Größe", "c++", "winter"];

    public ExportFile(int seed)
    {
        var random = new Random(seed);
        for (var number = 1; number <= Count; number++)
        {
            var title = string.Create(CultureInfo.InvariantCulture, $"{Pick(random, Words)} {Pick(random, Words)} {number}");
            Posts.Add(new Post(
                number,
                title,
                new DateTime(2008, 1, 1, 7, 5, 0, DateTimeKind.Utc).AddDays(number * 11).AddMinutes(random.Next(900)),
                random.Next(2) == 0 ? "Ada Möss" : "Bo",
                [.. Labels.Where(_ => random.Next(3) == 0)],
                Html(random, number),
                IsDraft: number % 10 == 0,
                IsPage: number % 25 == 1,
                [.. Enumerable.Range(0, random.Next(4)).Select(comment => string.Create(CultureInfo.InvariantCulture, $"comment {number}.{comment} <b>so</b> &amp; {Pick(random, Words)}"))]));
        }
    }

    public List<Post> Posts { get; } = [];

    public sealed record Post(
        int Number, string Title, DateTime Date, string Author, string[] Tags, string Html, bool IsDraft, bool IsPage, string[] Comments)
    {
        public string Path => string.Create(CultureInfo.InvariantCulture, $"/{Date:yyyy/MM}/post-{Number}.html");

        public string Address => "https://old-yard.blogspot.com" + Path;
    }

    public string WordPress()
    {
        var xml = new StringBuilder("""
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
             xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
            <channel><title>Old &amp; Yard</title><link>https://old-yard.blogspot.com</link><wp:wxr_version>1.2</wp:wxr_version>
            <wp:author><wp:author_login>ada</wp:author_login><wp:author_display_name><![CDATA[Ada Möss]]></wp:author_display_name></wp:author>
            """);
        foreach (var post in Posts)
        {
            xml.Append(CultureInfo.InvariantCulture, $"""
                <item><title>{Escape(post.Title)}</title><link>{post.Address}</link><dc:creator><![CDATA[{(post.Author == "Bo" ? "Bo" : "ada")}]]></dc:creator>
                <guid isPermaLink="false">https://old-yard.blogspot.com/?p={post.Number}</guid>
                <content:encoded><![CDATA[{post.Html}{"\u000b"}]]></content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded>
                <wp:post_id>{post.Number}</wp:post_id><wp:post_date>{post.Date.AddHours(2):yyyy-MM-dd HH:mm:ss}</wp:post_date>
                <wp:post_date_gmt>{post.Date:yyyy-MM-dd HH:mm:ss}</wp:post_date_gmt><wp:post_name>post-{post.Number}</wp:post_name>
                <wp:status>{(post.IsDraft ? "draft" : "publish")}</wp:status><wp:post_type>{(post.IsPage ? "page" : "post")}</wp:post_type>
                """);
            foreach (var tag in post.Tags)
                xml.Append(CultureInfo.InvariantCulture, $"<category domain=\"post_tag\" nicename=\"x\"><![CDATA[{tag}]]></category>");
            foreach (var (index, comment) in post.Comments.Index())
                xml.Append(CultureInfo.InvariantCulture, $"<wp:comment><wp:comment_id>{post.Number}-{index}</wp:comment_id><wp:comment_author>Cy</wp:comment_author><wp:comment_content><![CDATA[{comment}]]></wp:comment_content><wp:comment_approved>1</wp:comment_approved></wp:comment>");
            xml.Append("</item>\n");
        }
        for (var number = 1; number <= 5; number++)
            xml.Append(CultureInfo.InvariantCulture, $"<item><title>picture {number}</title><wp:post_id>{1000 + number}</wp:post_id><wp:post_type>attachment</wp:post_type><wp:status>inherit</wp:status><wp:attachment_url>https://old-yard.blogspot.com/up/{number}.jpg</wp:attachment_url></item>\n");
        return xml.Append("<item><title>menu</title><wp:post_type>nav_menu_item</wp:post_type></item></channel></rss>\n").ToString();
    }

    /// <param name="isTakeout">The newer form.</param>
    public string Blogger(bool isTakeout)
    {
        var xml = new StringBuilder("""
            <?xml version='1.0' encoding='UTF-8'?>
            <feed xmlns='http://www.w3.org/2005/Atom' xmlns:blogger='http://schemas.google.com/blogger/2018' xmlns:app='http://purl.org/atom/app#' xmlns:thr='http://purl.org/syndication/thread/1.0'>
            <id>tag:blogger.com,1999:blog-1</id><title>Old &amp; Yard</title>
            """);
        foreach (var post in Posts)
        {
            var kind = post.IsPage ? "page" : "post";
            xml.Append(CultureInfo.InvariantCulture, $"<entry><id>tag:blogger.com,1999:blog-1.post-{post.Number}</id>");
            xml.Append(isTakeout
                ? $"<blogger:type>{kind.ToUpperInvariant()}</blogger:type><blogger:status>{(post.IsDraft ? "DRAFT" : "LIVE")}</blogger:status><blogger:filename>{post.Path}</blogger:filename>"
                : $"<category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#{kind}'/><link rel='alternate' type='text/html' href='{post.Address}'/>"
                    + (post.IsDraft ? "<app:control><app:draft>yes</app:draft></app:control>" : ""));
            xml.Append(CultureInfo.InvariantCulture, $"<author><name>{post.Author}</name></author><title type='text'>{Escape(post.Title)}</title><published>{post.Date:yyyy-MM-ddTHH:mm:ss}.000Z</published><content type='html'>{Escape(post.Html)}</content>");
            foreach (var tag in post.Tags)
                xml.Append(CultureInfo.InvariantCulture, $"<category scheme='{(isTakeout ? "tag:blogger.com,1999:blog-1" : "http://www.blogger.com/atom/ns#")}' term='{Escape(tag)}'/>");
            xml.Append("</entry>\n");
            foreach (var (index, comment) in post.Comments.Index())
            {
                xml.Append(CultureInfo.InvariantCulture, $"<entry><id>c-{post.Number}-{index}</id><author><name>Cy</name></author><published>2012-01-01T00:00:00Z</published><content type='html'>{Escape(comment)}</content>");
                xml.Append(isTakeout
                    ? $"<blogger:type>COMMENT</blogger:type><blogger:status>LIVE</blogger:status><blogger:parent>tag:blogger.com,1999:blog-1.post-{post.Number}</blogger:parent>"
                    : $"<category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#comment'/><thr:in-reply-to ref='tag:blogger.com,1999:blog-1.post-{post.Number}'/>");
                xml.Append("</entry>\n");
            }
        }
        return xml.Append("</feed>\n").ToString();
    }

    private string Html(Random random, int number)
    {
        var html = new StringBuilder($"<p>{Escape(Pick(random, Words))} and <b>{Escape(Pick(random, Words))}</b> * [x] <i>broken</p>");
        html.Append(random.Next(2) == 0 ? "<ul><li>one<li>two <a href='https://elsewhere.example/a_b?c=1&amp;d=2'>there</a></ul>" : "<blockquote>said<br/>twice</blockquote>");
        if (Posts.Count > 0)
            html.Append(CultureInfo.InvariantCulture, $"<p>As <a href=\"{Posts[random.Next(Posts.Count)].Address}\">post of old {number}</a> has it.</p>");
        return html.Append("<p><img src=\"https://old-yard.blogspot.com/up/1.jpg\" alt=\"a yard\" width=\"320\"></p>").ToString();
    }

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];

    private static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace("'", "&#39;", StringComparison.Ordinal);
}
