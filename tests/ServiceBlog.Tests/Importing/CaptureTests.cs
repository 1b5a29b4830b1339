namespace ServiceBlog.Tests.Importing;

/// <summary>Captures of invented blogs in the shapes that blogs have.</summary>
public sealed class CaptureTests
{
    private const string Long = "Nobody at the depot had expected the pump to hold through the winter, and yet it did so without a murmur.";
    private const string Other = "When the delivery came late we rang the yard, and a patient man named the hour and kept to it.";

    [Theory]
    [InlineData("March 4, 2014")]
    [InlineData("March 4th, 2014")]
    [InlineData("4 March 2014")]
    [InlineData("4th of March 2014")]
    [InlineData("Tuesday, March 4, 2014")]
    [InlineData("Tuesday, 4 March 2014")]
    [InlineData("Tue, 04 Mar 2014 10:30:00 +0000")]
    [InlineData("2014-03-04")]
    [InlineData("2014-03-04T10:30:00Z")]
    [InlineData("2014/03/04")]
    [InlineData("2014.03.04")]
    [InlineData("Mar 4, 2014")]
    [InlineData("Mar. 4, 2014 at 10:30 AM")]
    [InlineData("04-Mar-2014")]
    [InlineData("MARCH 4, 2014")]
    [InlineData("Posted on March 4, 2014")]
    [InlineData("Posted on: 4 March 2014")]
    [InlineData("Published March 4, 2014 10:30 pm")]
    [InlineData("Date: 2014-03-04")]
    [InlineData("4. März 2014")]
    [InlineData("mardi 4 mars 2014")]
    [InlineData("2014年3月4日")]
    [InlineData("03/04/2014")]
    public void A_date_above_the_title_is_read_in_the_forms_people_write(string date)
    {
        var page = ImportShell.Pages($"{date}\n\nThe Pump That Held\n\n{Long}\n\n{Other}\n").ShouldHaveSingleItem();

        page.Day().ShouldBe("2014-03-04");
        page.Title().ShouldBe("The Pump That Held");
        page.Markdown.ShouldBe($"\n{Long}\n\n{Other}\n");
        page.FrontMatter.Verbatim.ShouldBeTrue();
    }

    [Theory]
    [InlineData("Posted on March 4, 2014 by Jane Doe")]
    [InlineData("Posted by Jane Doe on March 4, 2014")]
    [InlineData("by Jane Doe | March 4, 2014 | 3 Comments")]
    [InlineData("March 4, 2014 by Jane Doe in Pumps, Winter")]
    [InlineData("March 4, 2014 • By Jane Doe • Leave a comment")]
    [InlineData("Jane Doe | March 4, 2014")]
    [InlineData("By Jane Doe\nMarch 4, 2014\n3 comments")]
    [InlineData("Written by Jane Doe\nPublished: 2014-03-04\n5 min read")]
    public void A_line_below_the_title_gives_date_and_author(string line)
    {
        var page = ImportShell.Pages($"The Pump That Held\n{line}\n\n{Long}\n\n{Other}\n\nShare this:\n\nTwitter\nFacebook\n\nLeave a Reply\n\nName *\n").ShouldHaveSingleItem();

        page.Title().ShouldBe("The Pump That Held");
        page.Day().ShouldBe("2014-03-04");
        page.Author().ShouldBe("Jane Doe");
        page.Markdown.ShouldBe($"\n{Long}\n\n{Other}\n");
    }

    [Fact]
    public void Posts_with_dates_above_their_titles_are_parted_and_their_footers_left_out()
    {
        var pages = ImportShell.Pages($"""
            The Yard: March 2014

            Friday, March 7, 2014

            Second Thoughts

            {Long}

            Posted by Ada Moss at 9:15 AM
            2 comments:
            Email ThisBlogThis!Share to XShare to Facebook
            Labels: pumps, winter

            Tuesday, March 4, 2014

            First Thoughts

            {Other}

            Posted by Ada Moss at 8:40 AM
            No comments:

            Newer Posts Older Posts Home
            Subscribe to: Posts (Atom)

            Blog Archive
            ▼ 2014 (2)
            About Me
            Ada Moss writes about pumps and has done so for a very long time, longer than anybody remembers.
            """);

        pages.Select(page => (page.Title(), page.Day(), page.Author())).ShouldBe(
            [("Second Thoughts", "2014-03-07", "Ada Moss"), ("First Thoughts", "2014-03-04", "Ada Moss")]);
        pages.Select(page => page.Markdown).ShouldBe([$"\n{Long}\n", $"\n{Other}\n"]);
        pages[0].FrontMatter.Origin!.Name.ShouldBe("The Yard");
        pages[0].Tags().ShouldBe(["pumps", "winter"]);
    }

    [Fact]
    public void Posts_with_dates_below_their_titles_are_parted()
    {
        var pages = ImportShell.Pages($"""
            Skip to content
            Home | About | Contact

            Second Thoughts
            Posted on March 7, 2014 by Ada Moss

            {Long}

            {Other}

            Posted in Pumps | 3 Comments

            First Thoughts
            Posted on March 4, 2014 by Bo Lind

            {Other}

            Posted in Pumps, Yard | Leave a comment

            ← Older posts
            """);

        pages.Select(page => (page.Title(), page.Day(), page.Author())).ShouldBe(
            [("Second Thoughts", "2014-03-07", "Ada Moss"), ("First Thoughts", "2014-03-04", "Bo Lind")]);
        pages.Select(page => page.Markdown).ShouldBe([$"\n{Long}\n\n{Other}\n", $"\n{Other}\n"]);
        pages[1].Tags().ShouldBe(["Pumps", "Yard"]);
    }

    [Fact]
    public void Comments_with_dates_of_their_own_are_no_posts()
    {
        var page = ImportShell.Pages($"""
            Tuesday, March 4, 2014

            The Pump That Held

            {Long}

            Posted by Ada at 8:40 AM

            2 comments:

            Bo said...
            Nice one
            March 5, 2014 at 9:00 AM

            Cy said...

            {Other}
            March 6, 2014 at 9:00 AM
            Reply

            Post a Comment
            """).ShouldHaveSingleItem();

        page.Title().ShouldBe("The Pump That Held");
        page.Markdown.ShouldBe($"\n{Long}\n");
    }

    [Fact]
    public void A_second_title_below_a_footer_is_another_post_of_the_day()
    {
        var pages = ImportShell.Pages($"Tuesday, March 4, 2014\n\nOne Pump\n\n{Long}\n\nPosted by Ada at 8:40 AM\nNo comments:\n\nTwo Pumps\n\n{Other}\n\nPosted by Ada at 7:40 AM\nNo comments:\n");

        pages.Select(page => (page.Title(), page.Day())).ShouldBe([("One Pump", "2014-03-04"), ("Two Pumps", "2014-03-04")]);
    }

    [Theory]
    [InlineData("What it needs:\n• oil\n• a cover\n• somebody who looks", "What it needs:\n\n- oil\n- a cover\n- somebody who looks")]
    [InlineData("And in this order:\n\n1) Look.\n\n2) Listen.\n\n3) Wait.", "And in this order:\n\n1. Look.\n2. Listen.\n3. Wait.")]
    [InlineData("- a dash\n- another dash", "- a dash\n- another dash")]
    [InlineData($"Steps with words below them:\n\n1. Look\n{Other}\n\n2. Listen\n{Long}", $"Steps with words below them:\n\n1. Look\n\n   {Other}\n\n2. Listen\n\n   {Long}")]
    public void Lists_come_out_as_lists(string captured, string markdown) =>
        ImportShell.Pages($"2014-03-04\n\nThe Pump That Held\n\n{Long}\n\n{captured}\n").ShouldHaveSingleItem()
            .Markdown.ShouldBe($"\n{Long}\n\n{markdown}\n");

    [Fact]
    public void Wrapped_paragraphs_are_joined_and_headings_found()
    {
        var page = ImportShell.Pages("""
            2014-03-04

            The Pump That Held

            Nobody at the depot had expected the pump to hold through the
            winter, and yet it did so without a murmur, month after month,
            while all around it things broke.

            Tip #1: Look At It

            It costs nothing to look at a pump once a day, and what you see
            will be worth the walk in nine cases out of ten, or so they say.

            What The Yard Learned

            * Look before you
              leap, and do so every single day of the week, without exception
              of any kind.
            * Listen.
            """).ShouldHaveSingleItem();

        page.Markdown.ShouldBe("""

            Nobody at the depot had expected the pump to hold through the winter, and yet it did so without a murmur, month after month, while all around it things broke.

            ## Tip #1: Look At It

            It costs nothing to look at a pump once a day, and what you see will be worth the walk in nine cases out of ten, or so they say.

            ## What The Yard Learned

            - Look before you leap, and do so every single day of the week, without exception of any kind.
            - Listen.

            """);
    }

    [Theory]
    [InlineData("Cheers,\nAda", "Ada")]
    [InlineData("Best regards,\n\nAda Moss", "Ada Moss")]
    [InlineData("- Ada", "Ada")]
    [InlineData("Ada.", "Ada")]
    [InlineData("Ada\nPumps & More", "Ada")]
    [InlineData("Enjoy!", null)]
    [InlineData("Pump.", null)]
    public void A_signature_names_the_author(string end, string? author) =>
        ImportShell.Pages($"2014-03-04\n\nThe Pump That Held\n\n{Long}\n\n{Other}\n\n{end}\n").ShouldHaveSingleItem().Author().ShouldBe(author);

    [Fact]
    public void The_title_repeated_a_picture_credit_and_a_plug_below_the_signature_are_left_out_and_told()
    {
        using var shell = new ImportShell();
        shell.Folder.Add("capture.txt", $"March 4, 2014\n\nThe pump that held\n\nSource: Pixabay\n\nThe pump that held.\n\n{Long}\n\nCheers,\nAda\nCheck out my new book on pumps\n\n  • Posted 3.4.14 at 07:12 pm by Ada Moss\n  • Permalink\n");

        shell.Import("capture.txt").ShouldBe(0);

        shell.Pages().ShouldHaveSingleItem().Markdown.ShouldBe($"\n{Long}\n\nCheers,\\\nAda\n");
        shell.Pages()[0].Author().ShouldBe("Ada Moss");
        shell.Out.ShouldContain("capture.txt:5:1: note: lines 5 to 7 were left out: a credit; the title once more [SB0707 left-out]");
        shell.Out.ShouldContain("capture.txt:13:1: note: lines 13 to 16 were left out");
    }

    [Fact]
    public void A_date_that_may_be_two_days_is_noted_and_one_that_the_file_settles_is_not()
    {
        using var shell = new ImportShell();
        shell.Folder.Add("a.txt", $"03/04/2014\n\nThe Pump That Held\n\n{Long}\n");
        shell.Folder.Add("b.txt", $"03/04/2014\n\nThe Yard\n\n{Long}\n\n25/03/2014\n\nThe Gate\n\n{Other}\n");

        shell.Import("a.txt", "b.txt").ShouldBe(0);

        shell.Out.ShouldContain("a.txt:1:1: warning: the date of \"The Pump That Held\" was read as 2014-03-04; day and month could be exchanged [SB0704 ambiguous-date]");
        shell.Out.ShouldNotContain("b.txt:1:1: warning");
        shell.Pages().Single(page => page.Title() == "The Yard").Day().ShouldBe("2014-04-03");
    }

    [Fact]
    public void A_post_above_the_first_date_is_not_lost()
    {
        var pages = ImportShell.Pages($"The Yard » Archive » The Gate\n\nThe Gate\n\n{Long}\n\n{Long}\n\n{Other}\n\n{Other}\n\nMarch 4, 2014\n\nThe Pump That Held\n\n{Long}\n\n{Other}\n");

        pages.Select(page => (page.Title(), page.Day())).ShouldBe([("The Pump That Held", "2014-03-04"), ("The Gate", null)]);
        pages[0].FrontMatter.Origin!.Name.ShouldBe("The Yard");
    }

    [Fact]
    public void A_text_without_a_date_is_one_post_and_says_so()
    {
        using var shell = new ImportShell();
        shell.Folder.Add("a.txt", $"The Pump That Held\n\n{Long}\n");

        shell.Import("a.txt").ShouldBe(0);

        shell.Pages().ShouldHaveSingleItem().Title().ShouldBe("The Pump That Held");
        shell.Out.ShouldContain("a.txt:1:1: warning: no date was found for \"The Pump That Held\" [SB0705 missing-import-date]");
    }

    [Fact]
    public void Text_stays_text_whatever_Markdown_would_make_of_it()
    {
        const string odd = "He said *no* to [[that]] and to [@this], at 5 < 6 & snake_case {x} | y; see http://x.example/a_b for more of it.";
        var page = ImportShell.Pages($"2014-03-04\n\n# Not a Heading: 100% \"sure\"\n\n{odd}\n\n{Long}\n").ShouldHaveSingleItem();

        page.Title().ShouldBe("# Not a Heading: 100% \"sure\"");
        RenderedText.OfMarkdown(page.Markdown).ShouldBe($"{odd} {Long} LINKS http://x.example/a_b http://x.example/a_b");
    }

    [Fact]
    public void Words_of_buttons_and_footers_in_sentences_stay()
    {
        const string text = "We share this with a reply: no comments were made about the archive, and nobody posted by the gate on March 4, 2013 asked to read more.";
        ImportShell.Pages($"2014-03-04\n\nThe Pump That Held\n\n{text}\n\nCategories\n\n{Long}\n").ShouldHaveSingleItem()
            .Markdown.ShouldBe($"\n{text}\n\n## Categories\n\n{Long}\n");
    }

    [Fact]
    public void What_is_imported_builds_and_checks_clean()
    {
        using var shell = new ImportShell();
        shell.Folder.Add("a.txt", $"The Yard: March 2014\n\nMarch 4, 2014\n\nÉtude №1: “Pumps” – 愛 & C++\n\n{Long}\n\n1. a\n2. b\n\n{Other}\n\nPosted by Ada at 9:00 AM\n\nMarch 3, 2014\n\nÉtude №1: “Pumps” – 愛 & C++\n\n{Other}\n");

        shell.Import("a.txt").ShouldBe(0);

        shell.Pages().Select(page => page.Key).ShouldBe(["etude-1-pumps-愛-and-c-plus-plus", "etude-1-pumps-愛-and-c-plus-plus-2"], ignoreOrder: true);
        shell.Folder.Add("input/site.yml", "title: Imported\nbaseUrl: https://new.example/\ndiagnostics: {duplicate-title: off}\n");
        shell.Run("check", "--strict").ShouldBe(0, shell.Out);
    }
}
