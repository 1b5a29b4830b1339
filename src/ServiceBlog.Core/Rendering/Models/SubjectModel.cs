using ServiceBlog.Core.Content;
using ServiceBlog.Core.Graph;
using ServiceBlog.Core.Rendering.Reads;
using ServiceBlog.Templating;

namespace ServiceBlog.Core.Rendering.Models;

/// <summary>Shows templates a subject of the site, and notes what they read of it.</summary>
public sealed class SubjectModel<T>(T item, ModelMembers<T> members, Subject subject, int place) : ITemplateObject, ISubjectModel
{
    public Subject Subject => subject;

    public Fingerprint Identity { get; } = subject.Fingerprint;

    private T Item => item;

    public int Place => place;

    public Fingerprint Source => members.Source?.Invoke(item) ?? Fingerprint.None;

    public bool IsOfSite(Cell cell) => members.IsOfSite(cell.Member);

    public bool IsOfSource(Cell cell) => members.IsOfSource(cell.Member);

    public IEnumerable<string> MemberNames => members.Names;

    public bool TryGetMember(string name, out Value value)
    {
        if (!members.TryFind(name, out var member))
        {
            value = default;
            return false;
        }
        value = members.Read(item, member);
        if (value.TryGetList(out var list))
            value = Value.From(new WatchedList(list, place, member));
        else
            ReadLog.Note(new Cell(place, member, CellAspect.Value));
        return true;
    }

    public bool IsSameAs(ISubjectModel before) =>
        before is SubjectModel<T> other && item is IRecognisable<T> known && known.IsSameAs(other.Item);

    public bool MayShow(ChangedTexts changed) => item is IShowsTexts shows && shows.MayShow(changed);

    public bool MayRelate(ChangedTexts changed) => item is IShowsTexts shows && shows.MayRelate(changed);

    public bool IsOfText(int member) => members.IsOfText(member);

    public string NameOf(int member) => members.Names[member];

    public Value ValueOf(int member) => members.Read(item, member);

    public Fingerprint FingerprintOf(Cell cell)
    {
        if (members.Fingerprinter(cell.Member) is { } known)
            return known(item);
        var value = members.Read(item, cell.Member);
        return cell.Aspect switch
        {
            CellAspect.Count => Fingerprint.None.With(value.TryGetList(out var list) ? list.Count : -1),
            CellAspect.Items => value.TryGetList(out var list) ? ValueFingerprint.OfItems(list) : Fingerprint.None,
            _ => ValueFingerprint.Of(value),
        };
    }

    public bool HoldsTheSame(Cell cell, ISubjectModel before) =>
        // Lists of pages are the long ones: they need not be put into fingerprints to be compared.
        cell.Aspect == CellAspect.Items && before is SubjectModel<T> other
            && PagesOf(cell.Member) is { } now && other.PagesOf(cell.Member) is { } then
            ? PagesInOrder.AreSame(now.Items, then.Items)
            : FingerprintOf(cell) == before.FingerprintOf(cell);

    private ModelList<Page>? PagesOf(int member) =>
        members.Read(item, member).TryGetList(out var list) ? list as ModelList<Page> : null;
}
