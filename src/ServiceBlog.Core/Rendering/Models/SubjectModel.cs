using ServiceBlog.Core.Rendering.Reads;
using ServiceBlog.Core.Rendering.Templates;

namespace ServiceBlog.Core.Rendering.Models;

/// <summary>Shows templates a subject of the site, and notes what they read of it.</summary>
public sealed class SubjectModel<T>(T item, ModelMembers<T> members, Subject subject, int place) : ReadOnlyObject, ISubjectModel
{
    public Subject Subject => subject;

    public Fingerprint Identity { get; } = subject.Fingerprint;

    public int Place => place;

    public Fingerprint Source => members.Source?.Invoke(item) ?? Fingerprint.None;

    public IEnumerable<Page> Texts => members.Texts?.Invoke(item) ?? [];

    public override IReadOnlyList<string> MemberNames => members.Names;

    private T Item => item;

    public override bool TryGetMember(string name, out object? value)
    {
        if (!members.TryFind(name, out var member))
        {
            value = null;
            return false;
        }
        value = members.Read(item, member);
        if (value is ReadOnlyList list)
            value = new WatchedList(list, place, member);
        else
            ReadLog.Note(new Cell(place, member, CellAspect.Value));
        return true;
    }

    public override bool Contains(string member) => members.TryFind(member, out _);

    public DependsOn DependencyOf(int member) => members.DependencyOf(member);

    public string NameOf(int member) => members.Names[member];

    public object? ValueOf(int member) => members.Read(item, member);

    public Fingerprint FingerprintOf(Cell cell) => members.Fingerprinter(cell.Member) is { } known
        ? known(item)
        : FingerprintOf(members.Read(item, cell.Member), cell.Aspect);

    public bool HoldsTheSame(Cell cell, ISubjectModel before)
    {
        if (before is not SubjectModel<T> other)
            return false;
        if (members.DependencyOf(cell.Member) == DependsOn.OwnFile && Source == before.Source)
            return true;
        if (members.Fingerprinter(cell.Member) is { } known)
            return known(item) == known(other.Item);
        var (now, then) = (members.Read(item, cell.Member), members.Read(other.Item, cell.Member));
        // Lists of pages are the long ones: they need not be put into fingerprints to be compared.
        return cell.Aspect == CellAspect.Items && now is ModelList<Page> pages && then is ModelList<Page> pagesBefore
            ? PagesInOrder.AreSame(pages.Items, pagesBefore.Items)
            : FingerprintOf(now, cell.Aspect) == FingerprintOf(then, cell.Aspect);
    }

    private static Fingerprint FingerprintOf(object? value, CellAspect aspect) => aspect switch
    {
        CellAspect.Count => Fingerprint.None.With(value is ReadOnlyList list ? list.Count : -1),
        CellAspect.Items => value is ReadOnlyList list ? ValueFingerprint.OfItems(list) : Fingerprint.None,
        _ => ValueFingerprint.Of(value),
    };

}
