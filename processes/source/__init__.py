"""The source case VN/24670/2023 as data: what the decision says, and what is played around it.

Said by the source: everything not marked `played=True`. Played: persons that stand for offices
whose holders the source does not name, the secretary of the secretariat, the substitutes of the
cooperation group, the experts, the registry's official, and the first day of memberships outside
the secretariat. Genders of played persons are played; those of the members are counted in the
source (4 men, 6 women) and serve the quota alone.
"""
